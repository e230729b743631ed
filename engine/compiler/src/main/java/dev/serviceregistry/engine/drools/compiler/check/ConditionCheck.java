package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Either;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Forall;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Quantified;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Questions;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the conditions of a rule against the types of facts, and gathers the names that they give. */
final class ConditionCheck {

    private final Problems problems;
    private final FactTypes types;
    private final Set<String> named;
    private final KnownRules known;
    private final FileTree file;
    private final Edits edits;
    private final List<RuleWord> words = new ArrayList<>();
    private boolean isOfAlternatives;
    private Set<String> wide = Set.of();

    /**
     * A check of one rule.
     *
     * @param named names that are given in what could not be read; nothing is said of these
     * @param known what the rule must fit in with
     * @param file the file of the rule
     * @param edits takes up what the compiler has to be told in other words
     */
    ConditionCheck(
            Problems problems, FactTypes types, Set<String> named, KnownRules known, FileTree file, Edits edits) {
        this.problems = problems;
        this.types = types;
        this.named = named;
        this.known = known;
        this.file = file;
        this.edits = edits;
    }

    /** Checks the conditions of the rule one after the other; what they name is in the scope then. */
    void check(List<Condition> conditions, Scope scope) {
        isOfAlternatives =
                conditions.stream().anyMatch(condition -> condition instanceof Either || condition instanceof Forall);
        wide = AlternativeNames.ofSeveralWidths(conditions, this::namedValue);
        check(conditions, scope, false);
    }

    private Value namedValue(Pattern pattern, Constraint constraint) {
        PathCheck silent = silent(new Scope(), fact(pattern));
        return new ExpressionCheck(new Problems(problems.source()), silent).value(constraint.expression());
    }

    /** The texts that fields were compared with. */
    List<RuleWord> words() {
        return List.copyOf(words);
    }

    private void check(List<Condition> conditions, Scope scope, boolean isAlternative) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                pattern(pattern, scope);
            } else if (condition instanceof Quantified quantified) {
                pattern(quantified.pattern(), Scope.within(scope));
            } else if (condition instanceof Forall forall) {
                forall(forall, Scope.within(scope));
            } else if (condition instanceof Accumulation accumulation) {
                accumulation(accumulation, scope, isAlternative);
            } else if (condition instanceof Either either) {
                either(either, scope);
            }
        }
    }

    private void either(Either either, Scope scope) {
        List<Scope> alternatives = new ArrayList<>();
        for (List<Condition> all : either.alternatives()) {
            Scope alternative = Scope.alternative(scope);
            check(all, alternative, true);
            alternatives.add(alternative);
        }
        new AlternativeNames(problems).check(either, scope, alternatives);
    }

    private void forall(Forall forall, Scope scope) {
        if (forall.patterns().size() < 2) {
            problems.add(
                    forall.word(),
                    "forall needs two patterns: which facts, and how each has to be",
                    "write forall( $s : Service() Service( this == $s, replicas > 1 ) )");
        }
        forall.patterns().forEach(pattern -> pattern(pattern, scope));
        if (!forall.patterns().isEmpty()) {
            Pattern all = forall.patterns().get(0);
            // Drools takes that something holds of all facts for false where there are none.
            edits.insert(
                    forall.start(),
                    "( not " + translation(silent(scope, fact(all))).pattern(all) + " or ");
            edits.insert(forall.end(), " )");
        }
    }

    private Value fact(Pattern pattern) {
        Class<?> type = types.fact(pattern.type().text());
        return type == null ? Value.UNKNOWN : Value.of(type);
    }

    private PathCheck silent(Scope scope, Value fact) {
        return new PathCheck(new Problems(problems.source()), types, scope, fact, named);
    }

    private Translation translation(PathCheck silent) {
        return new Translation(file, edits, new ExpressionCheck(new Problems(problems.source()), silent));
    }

    private void pattern(Pattern pattern, Scope scope) {
        pattern(pattern, scope, wide);
    }

    /** Checks a pattern of which some names are worked with as numbers. */
    private void pattern(Pattern pattern, Scope scope, Set<String> numbers) {
        Value fact = fact(pattern);
        if (fact.isUnknown()) {
            unknown(pattern.type());
        }
        PathCheck paths = new PathCheck(problems, types, scope, fact, named);
        ExpressionCheck expressions = new ExpressionCheck(problems, paths);
        SlowJoins joins = new SlowJoins(problems, scope, paths, pattern);
        boolean tooLong = false;
        for (Constraint constraint : pattern.constraints()) {
            if (!SizeCheck.passes(constraint.expression(), problems)) {
                tooLong = true;
                continue;
            }
            if (constraint.variable() == null) {
                expressions.demand(constraint.expression());
                joins.check(constraint.expression());
            } else {
                Value value = expressions.value(constraint.expression());
                named(constraint, pattern, paths, scope);
                boolean isCounted = numbers.contains(constraint.variable().text());
                give(scope, constraint.variable(), isCounted ? value.widened() : value, pattern);
            }
        }
        if (!tooLong) {
            translate(pattern, scope, fact, numbers);
        }
        if (pattern.variable() != null) {
            give(scope, pattern.variable(), fact, pattern);
        }
    }

    /** Looks at a pattern as a whole, and writes anew what the compiler would take otherwise. */
    private void translate(Pattern pattern, Scope scope, Value fact, Set<String> numbers) {
        PathCheck silent = silent(scope, fact);
        for (Constraint constraint : pattern.constraints()) {
            boolean isCounted = constraint.variable() != null
                    && numbers.contains(constraint.variable().text());
            translate(constraint.expression(), isCounted, silent);
        }
        new NeverMatches(problems, silent).check(pattern);
        new TableCheck(problems, known.vocabulary()).check(pattern);
        new WordCheck(problems, known, words).check(pattern);
    }

    private void translate(Expression expression, boolean isCounted, PathCheck silent) {
        Value value = new ExpressionCheck(new Problems(problems.source()), silent).value(expression);
        if (isCounted && value.is(Kind.WHOLE)) {
            translation(silent).widen(expression);
        } else if (isCounted && value.is(Kind.DECIMAL)) {
            translation(silent).demandNumber(expression);
        } else {
            translation(silent).translate(expression);
        }
    }

    /** Refuses to name what is no field of the fact itself, nor worked out from its fields alone: Drools names nothing else. */
    private void named(Constraint constraint, Pattern pattern, PathCheck paths, Scope scope) {
        Expression expression = constraint.expression();
        boolean constant =
                expression instanceof Expression.Literal || expression instanceof Path path && paths.isChoice(path);
        if (constant) {
            problems.add(expression, "a constant needs no name", "write it where it is compared");
            return;
        }
        for (String name : file.variables(expression)) {
            Scope.Name given = scope.find(name);
            if (given != null) {
                problems.add(
                        expression,
                        "a name stands for what the fields of its own fact come to, and '" + name + "' is no field",
                        given.pattern() == pattern
                                ? "write in its place what it is the name of"
                                : "write " + file.line(expression) + " where it is used");
                return;
            }
        }
    }

    private void unknown(Token type) {
        String name = type.text();
        if (types.choices().containsKey(name)) {
            problems.add(type, "'" + name + "' is an enum and no type of fact", "compare a field with it");
        } else {
            String hint = Questions.functions().contains(name)
                    ? "write accumulate( Type( … ); $result : " + name + "( … ); $result > 3 )"
                    : NearName.hint(name, types.facts().keySet());
            String form = Character.isUpperCase(name.charAt(0))
                    ? "'service-registry rules facts' lists the types"
                    : "a type is named as in Service( … ), with a capital letter";
            problems.add(type, "there is no type of fact '" + name + "'", hint.isEmpty() ? form : hint);
        }
    }

    private void give(Scope scope, Token variable, Value value, @Nullable Pattern pattern) {
        Scope.Name earlier = scope.give(variable, value, pattern);
        if (earlier != null) {
            problems.add(
                    variable,
                    "'" + variable.text() + "' is a name already, given in line "
                            + problems.place(earlier.where()).line(),
                    scope.find(variable.text()) == earlier ? "choose another, or compare with ==" : "choose another");
        }
    }

    private void accumulation(Accumulation accumulation, Scope scope, boolean isAlternative) {
        if (!isShort(accumulation)) {
            accumulation.functions().forEach(function -> give(scope, function.variable(), Value.UNKNOWN, null));
            return;
        }
        AccumulatedNames.check(accumulation, types, problems);
        Scope inner = Scope.within(scope);
        Pattern facts = accumulation.facts();
        Set<String> numbers = new HashSet<>();
        for (Function function : accumulation.functions()) {
            if (FunctionCheck.isOfNumbers(function) && function.argument() != null) {
                numbers.addAll(file.variables(function.argument()));
            }
        }
        pattern(facts, inner, numbers);
        SortedSet<String> fields = new TreeSet<>();
        boolean isCalculated = false;
        for (Function function : accumulation.functions()) {
            if (function.argument() != null && FunctionCheck.isOfNumbers(function)) {
                isCalculated |= !FunctionCheck.isNamedIn(facts, function.argument(), inner);
                translate(function.argument(), facts, inner);
                decimals(function.argument(), facts, inner, fields);
            } else if (function.argument() != null) {
                // Facts are counted whatever is said of them, and Drools takes only some of what can be.
                edits.replace(function.argument(), "");
            }
        }
        translation(silent(inner, Value.UNKNOWN)).demandNumbers(facts, fields);
        if (isCalculated && facts.variable() == null) {
            // Of two nameless patterns of one type Drools works out for the first what the second is for.
            edits.insert(facts.start(), "$fact" + facts.start() + " : ");
        }
        PathCheck paths = new PathCheck(problems, types, inner, Value.UNKNOWN, named);
        ExpressionCheck expressions = new ExpressionCheck(problems, paths);
        for (Function function : accumulation.functions()) {
            FunctionCheck check = new FunctionCheck(problems, file);
            Value result = check.value(function, expressions);
            if (isAlternative && !result.isUnknown()) {
                check.inAlternatives(function, facts, inner);
            }
            give(scope, function.variable(), result, null);
        }
        Set<String> outcomes = new HashSet<>();
        accumulation
                .functions()
                .forEach(function -> outcomes.add(function.variable().text()));
        translation(silent(scope, Value.UNKNOWN)).translate(accumulation, outcomes, isOfAlternatives);
        PathCheck outcome = new PathCheck(problems, types, scope, Value.UNKNOWN, named);
        for (Constraint constraint : accumulation.constraints()) {
            if (constraint.variable() == null) {
                new ExpressionCheck(problems, outcome).demand(constraint.expression());
            } else {
                problems.add(constraint, "an outcome of accumulate has its name already", "remove it");
            }
        }
    }

    /** Writes anew what a function is handed of each fact of a pattern. */
    private void translate(Expression argument, Pattern facts, Scope scope) {
        PathCheck silent = silent(scope, Value.UNKNOWN);
        ExpressionCheck values = new ExpressionCheck(new Problems(problems.source()), silent);
        Value value = values.value(argument);
        if (value.is(Kind.WHOLE) && argument instanceof Path && !FunctionCheck.isNamedIn(facts, argument, scope)) {
            translation(silent).widen(argument);
        } else {
            translation(silent).translate(argument);
        }
    }

    /** Adds the fields of the pattern's fact in what a function is handed that may be no numbers. */
    private void decimals(Expression argument, Pattern facts, Scope scope, SortedSet<String> fields) {
        if (argument instanceof Enclosed enclosed) {
            decimals(enclosed.inner(), facts, scope, fields);
        } else if (argument instanceof Unary unary) {
            decimals(unary.operand(), facts, scope, fields);
        } else if (argument instanceof Binary binary) {
            decimals(binary.left(), facts, scope, fields);
            decimals(binary.right(), facts, scope, fields);
        } else if (argument instanceof Path path
                && path.steps().size() == 2
                && facts.variable() != null
                && path.first().name().text().equals(facts.variable().text())) {
            PathCheck silent = silent(scope, Value.UNKNOWN);
            ExpressionCheck values = new ExpressionCheck(new Problems(problems.source()), silent);
            if (values.value(path).is(Kind.DECIMAL)) {
                fields.add(path.steps().get(1).name().text());
            }
        }
    }

    private boolean isShort(Accumulation accumulation) {
        boolean isShort = true;
        for (Function function : accumulation.functions()) {
            isShort &= function.argument() == null || SizeCheck.passes(function.argument(), problems);
        }
        for (Constraint constraint : accumulation.constraints()) {
            isShort &= SizeCheck.passes(constraint.expression(), problems);
        }
        return isShort;
    }
}
