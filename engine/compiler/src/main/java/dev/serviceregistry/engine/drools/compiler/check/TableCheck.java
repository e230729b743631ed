package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.facts.TableEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds names of decision tables, and of their columns, that there are not: no cell would ever match. */
final class TableCheck {

    private final Problems problems;
    private final Vocabulary vocabulary;
    private final List<Token> tables = new ArrayList<>();
    private final List<Token> columns = new ArrayList<>();

    TableCheck(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    /** Looks through the constraints of a pattern. */
    void check(Pattern pattern) {
        if (vocabulary == Vocabulary.UNKNOWN || !pattern.type().is(TableEntry.class.getSimpleName())) {
            return;
        }
        for (Constraint constraint : pattern.constraints()) {
            read(constraint.expression());
        }
        Set<String> possible = new LinkedHashSet<>();
        boolean areKnown = true;
        for (Token table : tables) {
            areKnown &= table(table, possible);
        }
        if (tables.isEmpty()) {
            vocabulary.tables().values().forEach(possible::addAll);
        }
        for (Token column : areKnown ? columns : List.<Token>of()) {
            column(column, possible);
        }
    }

    private void read(Expression expression) {
        if (expression instanceof Enclosed enclosed) {
            read(enclosed.inner());
        } else if (expression instanceof Binary binary && binary.operator().is("&&")) {
            read(binary.left());
            read(binary.right());
        } else if (expression instanceof Binary binary && binary.operator().is("==")) {
            demand(binary.left(), binary.right());
            demand(binary.right(), binary.left());
        } else if (expression instanceof Membership membership && !membership.negated()) {
            membership.list().forEach(item -> demand(membership.value(), item));
        }
    }

    private void demand(Expression field, Expression value) {
        if (field instanceof Path path
                && path.steps().size() == 1
                && value instanceof Literal literal
                && literal.token().kind() == Token.Kind.TEXT) {
            String name = path.first().name().text();
            if (name.equals("table")) {
                tables.add(literal.token());
            } else if (name.equals("column")) {
                columns.add(literal.token());
            }
        }
    }

    private boolean table(Token table, Set<String> possible) {
        List<String> known = vocabulary.tables().get(table.text());
        if (known != null) {
            possible.addAll(known.subList(1, known.size()));
            return true;
        }
        String near = NearName.hint(table.text(), vocabulary.tables().keySet());
        // Rules that stand elsewhere may be written for tables that are still to come.
        if (!near.isEmpty() || problems.source().file().isOfRepository()) {
            problems.add(
                    table,
                    "there is no table '" + table.text() + "'",
                    near.isEmpty()
                            ? "write policies/tables/" + table.text() + ".csv, whose first row names its columns"
                            : near);
        }
        return false;
    }

    private void column(Token column, Set<String> possible) {
        if (possible.contains(column.text()) || vocabulary.tables().isEmpty()) {
            return;
        }
        boolean isOfKeys = tables.stream()
                .anyMatch(table -> vocabulary.tables().get(table.text()).get(0).equals(column.text()));
        String near = NearName.hint(column.text(), possible);
        String others = possible.isEmpty()
                ? "there is no column but that of the keys"
                : "there are " + String.join(", ", possible);
        problems.add(
                column,
                isOfKeys
                        ? "'" + column.text() + "' is the first column, which names what the others say something of"
                        : (tables.size() == 1 ? "the table '" + tables.get(0).text() + "' has" : "no table has")
                                + (tables.size() == 1 ? " no column '" : " a column '") + column.text() + "'",
                isOfKeys ? "compare key with it" : near.isEmpty() ? others : near);
    }
}
