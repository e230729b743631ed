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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Finds names of decision tables, and of their columns, that there are not, and texts compared as numbers: no cell would match. */
final class TableCheck {

    private final Problems problems;
    private final Vocabulary vocabulary;
    private final List<Token> tables = new ArrayList<>();
    private final List<Token> columns = new ArrayList<>();
    private final List<Token> numbers = new ArrayList<>();

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
            number(constraint.expression());
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
        for (Token number : numbers) {
            number(number);
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

    /** Adds where the number of the cell is demanded or named. */
    private void number(Expression expression) {
        if (expression instanceof Path path && path.first().name().is("number")) {
            numbers.add(path.first().name());
        } else if (expression instanceof Enclosed enclosed) {
            number(enclosed.inner());
        } else if (expression instanceof Binary binary && !binary.operator().is("||")) {
            number(binary.left());
            number(binary.right());
        } else if (expression instanceof Membership membership) {
            number(membership.value());
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
            // The keys themselves are the cells of a table that has no other column.
            possible.addAll(known.size() == 1 ? known : known.subList(1, known.size()));
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

    /** Tells a column that nobody can have meant: one of texts in each of the tables that are named. */
    private void number(Token number) {
        String text = "";
        String place = "";
        for (Token table : tables) {
            for (Token column : columns) {
                SortedMap<String, String> texts =
                        vocabulary.texts().getOrDefault(table.text(), Collections.emptySortedMap());
                String first = texts.get(column.text());
                if (first == null) {
                    return;
                }
                text = first;
                place = "the column '" + column.text() + "' of the table '" + table.text() + "'";
            }
        }
        if (!place.isEmpty()) {
            problems.add(
                    number,
                    "no cell in " + place + " is a number, such as '" + text + "'",
                    "write digits alone there, or compare text");
        }
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
