package dev.serviceregistry.engine.drools.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Random conditions on numbers find what plain Java finds. */
class NumbersInRulesTest {

    private static final List<String> FUNCTIONS = List.of("count", "sum", "min", "max", "average");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final double[] CELLS = {0, 0.5, 1, 1.5, 2, 2.5, 3, Double.NaN};
    private static final int RULES = Integer.getInteger("numbers.rules", 140);

    /** What the least, the most and the average of no numbers come to: no comparison holds for it. */
    private static final double NOTHING = Double.NaN;

    /** A service and the numbers that belong to it. */
    private record Row(String id, int replicas, long port, double cell) {}

    /** A number as a rule writes it, and what it is. */
    private record Term(String text, boolean isWhole, boolean isLiteral, ToDoubleFunction<Row> value) {}

    /** What a function is handed of each number beside the fact that the rule judges. */
    private record Argument(String text, boolean isWhole, ToDoubleBiFunction<Double, Row> value) {

        double[] of(double[] numbers, Row row) {
            return Arrays.stream(numbers)
                    .map(number -> value.applyAsDouble(number, row))
                    .toArray();
        }
    }

    private record Condition(String text, Predicate<Row> holds) {}

    @Test
    void random_comparisons_of_numbers_find_what_plain_java_finds() {
        Random random = new Random(20260711);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(new Row(
                    "s" + i, random.nextInt(5), random.nextInt(5), i == 0 ? 1.5 : CELLS[random.nextInt(CELLS.length)]));
        }
        StringBuilder text = new StringBuilder("""
                package policies
                import dev.serviceregistry.facts.*
                global Report report
                """);
        Map<String, String> shown = new TreeMap<>();
        Map<String, SortedSet<String>> expected = new TreeMap<>();
        for (int i = 0; i < RULES; i++) {
            String id = "NUM-%03d".formatted(i);
            Condition condition = switch (i % 7) {
                case 6 -> eitherAccumulated(random, rows);
                case 3 -> accumulated(random, rows);
                case 4, 5 -> accumulatedTogether(random, rows);
                default -> compared(random, rows, i % 7);
            };
            String beside = beside(random, condition.text(), i % 7 < 4);
            text.append(rule(id, beside));
            shown.put(id, beside);
            SortedSet<String> found = new TreeSet<>();
            rows.stream().filter(condition.holds()).forEach(row -> found.add(row.id()));
            expected.put(id, found);
        }

        Map<String, SortedSet<String>> found = findings(text.toString(), facts(rows));

        for (String id : expected.keySet()) {
            assertThat(found.getOrDefault(id, new TreeSet<>()))
                    .as(shown.get(id) + " over " + rows)
                    .isEqualTo(expected.get(id));
        }
        assertThat(found).hasSizeGreaterThan(RULES / 4);
    }

    /** A condition among others that do not change what it finds. */
    private static String beside(Random random, String condition, boolean canBeAlternative) {
        String none = "HostPort( number < -1 )";
        String sum =
                "accumulate( HostPort( $number : number ); $other : sum( $number * $port ), $others : count(); $others > 0 )";
        return switch (random.nextInt(11)) {
            case 8 -> "exists Service( $number : source.line, $number > 0 )\n" + condition;
            case 9 -> "not HostPort( $number : number * 2, $number < -1 )\n" + condition;
            case 10 -> "( " + none + " or exists TableEntry( $number : source.line ) )\n" + condition;
            case 0 -> condition + "\n( " + none + " or Service( this == $service ) )";
            case 1 -> "( Service( this == $service ) or " + none + " )\n" + condition;
            case 2 -> condition + "\nforall( $all : Service() Service( this == $all, replicas >= 0 ) )";
            case 3 -> condition + "\n" + sum;
            case 4 -> sum + "\n" + condition;
            case 5 -> canBeAlternative ? "( " + none + " or " + condition + " )" : condition;
            default -> condition;
        };
    }

    /** A comparison of a number of one fact with one of another, in a pattern that must match, must not, or does somewhere. */
    private static Condition compared(Random random, List<Row> rows, int form) {
        int type = random.nextInt(3);
        Term own = worked(random, field(type));
        Term other =
                random.nextInt(6) == 0 ? literal(random, own.isWhole()) : worked(random, variable(random.nextInt(3)));
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        boolean swapped = random.nextBoolean() && !other.isLiteral();
        boolean isMembership = random.nextInt(5) == 0;
        Term second = literal(random, own.isWhole());
        String comparison = isMembership
                ? own.text() + " in ( " + other.text() + ", " + second.text() + " )"
                : swapped
                        ? other.text() + " " + operator + " " + own.text()
                        : own.text() + " " + operator + " " + other.text();
        String extra = !operator.equals("==") && random.nextInt(4) == 0 ? " || source.line > 5" : "";
        String pattern = List.of("Service", "HostPort", "TableEntry").get(type) + "( " + comparison + extra + " )";
        Predicate<Row> some = row -> rows.stream().anyMatch(each -> {
            double left = own.value().applyAsDouble(each);
            double right = other.value().applyAsDouble(row);
            if (isMembership) {
                return left == right || left == second.value().applyAsDouble(row);
            }
            return swapped ? holds(right, operator, left) : holds(left, operator, right);
        });
        return switch (form) {
            case 0 -> new Condition(pattern, some);
            case 1 -> new Condition("not " + pattern, some.negate());
            default -> new Condition("exists " + pattern, some);
        };
    }

    /** A comparison of what the numbers of all facts of a type come to. */
    private static Condition accumulated(Random random, List<Row> rows) {
        int type = random.nextInt(3);
        Term field = field(type);
        String function = FUNCTIONS.get(1 + random.nextInt(4));
        double[] numbers = rows.stream()
                .mapToDouble(field.value())
                .filter(number -> !Double.isNaN(number))
                .toArray();
        double outcome = outcome(function, numbers);
        Term result = worked(
                random, new Term("$outcome", field.isWhole() && !function.equals("average"), false, row -> outcome));
        Term other = random.nextInt(4) == 0
                ? new Term("$count", true, false, row -> numbers.length)
                : worked(random, variable(random.nextInt(3)));
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        boolean or = random.nextBoolean();
        String text = "accumulate( %s( $number : %s ); $outcome : %s( $number ), $count : count(); %s %s %s%s )"
                .formatted(
                        List.of("Service", "HostPort", "TableEntry").get(type),
                        field.text(),
                        function,
                        result.text(),
                        operator,
                        other.text(),
                        or ? " || $outcome == 3" : "");
        return new Condition(
                text,
                row -> holds(
                                result.value().applyAsDouble(row),
                                operator,
                                other.value().applyAsDouble(row))
                        || or && outcome == 3);
    }

    /** A comparison of what the numbers of a type, or of no fact at all, come to in several ways. */
    private static Condition accumulatedTogether(Random random, List<Row> rows) {
        int type = random.nextInt(3);
        Term field = field(type);
        int least = random.nextInt(3) == 0 ? 100 : -1;
        double[] numbers = rows.stream()
                .mapToDouble(field.value())
                .filter(number -> number > least)
                .toArray();
        List<String> functions = new ArrayList<>();
        List<Term> outcomes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
            Argument argument = function.equals("count")
                    ? new Argument("$number", true, (number, row) -> number)
                    : argument(random, field.isWhole());
            String name = "$outcome" + i;
            functions.add(name + " : " + function + "( " + argument.text() + " )");
            outcomes.add(new Term(
                    name,
                    function.equals("count") || argument.isWhole() && !function.equals("average"),
                    false,
                    row -> outcome(function, argument.of(numbers, row))));
        }
        Condition demand = demanded(random, outcomes);
        Condition other = demanded(random, outcomes);
        boolean or = random.nextInt(3) == 0;
        return new Condition(
                "accumulate( %s( %s > %d, $number : %s ); %s; %s )"
                        .formatted(
                                List.of("Service", "HostPort", "TableEntry").get(type),
                                field.text(),
                                least,
                                field.text(),
                                String.join(", ", functions),
                                demand.text() + (or ? " || " : ", ") + other.text()),
                or ? demand.holds().or(other.holds()) : demand.holds().and(other.holds()));
    }

    /** What the numbers of a type come to in several ways, or those of another type, each by a plain name. */
    private static Condition eitherAccumulated(Random random, List<Row> rows) {
        List<String> texts = new ArrayList<>();
        Predicate<Row> either = row -> false;
        for (int alternative = 0; alternative < 2; alternative++) {
            int type = random.nextInt(3);
            Term field = field(type);
            double[] numbers = rows.stream()
                    .mapToDouble(field.value())
                    .filter(number -> !Double.isNaN(number))
                    .toArray();
            List<String> functions = new ArrayList<>();
            List<Term> outcomes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String function = FUNCTIONS.get(1 + random.nextInt(FUNCTIONS.size() - 1));
                String name = "$outcome" + alternative + i;
                functions.add(name + " : " + function + "( $number )");
                double outcome = outcome(function, numbers);
                outcomes.add(new Term(name, field.isWhole() && !function.equals("average"), false, row -> outcome));
            }
            Condition demand = demanded(random, outcomes);
            texts.add("accumulate( %s( $number : %s ); %s; %s )"
                    .formatted(
                            List.of("Service", "HostPort", "TableEntry").get(type),
                            field.text(),
                            String.join(", ", functions),
                            demand.text()));
            either = either.or(demand.holds());
        }
        return new Condition("( " + String.join(" or ", texts) + " )", either);
    }

    /** What a function works with: the number of each fact, what is named before, or both. */
    private static Argument argument(Random random, boolean isWhole) {
        Term named = variable(random.nextInt(2));
        ToDoubleFunction<Row> before = named.value();
        return switch (random.nextInt(7)) {
            case 0 -> new Argument("$number * 2", isWhole, (number, row) -> number * 2);
            case 1 ->
                new Argument("$number + " + named.text(), isWhole, (number, row) -> number + before.applyAsDouble(row));
            case 2 ->
                new Argument(named.text() + " - $number", isWhole, (number, row) -> before.applyAsDouble(row) - number);
            case 3 -> new Argument(named.text(), true, (number, row) -> before.applyAsDouble(row));
            default -> new Argument("$number", isWhole, (number, row) -> number);
        };
    }

    /** A comparison of an outcome with an outcome, with a number of a fact, or with one that is written. */
    private static Condition demanded(Random random, List<Term> outcomes) {
        Term left = worked(random, outcomes.get(random.nextInt(outcomes.size())));
        Term other = switch (random.nextInt(4)) {
            case 0 -> literal(random, left.isWhole());
            case 1 -> worked(random, variable(random.nextInt(3)));
            default -> worked(random, outcomes.get(random.nextInt(outcomes.size())));
        };
        Term right = other.text().equals(left.text()) ? literal(random, left.isWhole()) : other;
        if (random.nextInt(5) == 0) {
            boolean negated = random.nextBoolean();
            Term second = literal(random, left.isWhole());
            String operator = negated ? "!=" : "==";
            Predicate<Row> first = holds(left, operator, right);
            Predicate<Row> last = holds(left, operator, second);
            return new Condition(
                    left.text() + (negated ? " not in ( " : " in ( ") + right.text() + ", " + second.text() + " )",
                    negated ? first.and(last) : first.or(last));
        }
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        return new Condition(left.text() + " " + operator + " " + right.text(), holds(left, operator, right));
    }

    private static Predicate<Row> holds(Term left, String operator, Term right) {
        return row ->
                holds(left.value().applyAsDouble(row), operator, right.value().applyAsDouble(row));
    }

    private static double outcome(String function, double[] numbers) {
        DoubleStream stream = Arrays.stream(numbers);
        return switch (function) {
            case "count" -> numbers.length;
            case "sum" -> stream.sum();
            case "min" -> stream.min().orElse(NOTHING);
            case "max" -> stream.max().orElse(NOTHING);
            default -> stream.average().orElse(NOTHING);
        };
    }

    private static Term field(int type) {
        return switch (type) {
            case 0 -> new Term("replicas", true, false, Row::replicas);
            case 1 -> new Term("number", true, false, Row::port);
            default -> new Term("number", false, false, Row::cell);
        };
    }

    private static Term variable(int type) {
        return switch (type) {
            case 0 -> new Term("$replicas", true, false, Row::replicas);
            case 1 -> new Term("$port", true, false, Row::port);
            default -> new Term("$cell", false, false, Row::cell);
        };
    }

    private static Term literal(Random random, boolean whole) {
        int number = random.nextInt(4);
        return whole || random.nextBoolean()
                ? new Term(String.valueOf(number), true, true, row -> number)
                : new Term(number + ".5", false, true, row -> number + 0.5);
    }

    private static Term worked(Random random, Term term) {
        ToDoubleFunction<Row> value = term.value();
        return switch (random.nextInt(8)) {
            case 0 -> new Term(term.text() + " * 2", term.isWhole(), false, row -> value.applyAsDouble(row) * 2);
            case 1 ->
                new Term("( 1 + " + term.text() + " )", term.isWhole(), false, row -> 1 + value.applyAsDouble(row));
            case 2 -> new Term(term.text() + " * 1.5", false, false, row -> value.applyAsDouble(row) * 1.5);
            case 3 ->
                new Term(
                        term.text() + " / 2",
                        term.isWhole(),
                        false,
                        row -> term.isWhole() ? cut(value.applyAsDouble(row) / 2) : value.applyAsDouble(row) / 2);
            case 4 -> new Term("-" + term.text(), term.isWhole(), false, row -> -value.applyAsDouble(row));
            default -> term;
        };
    }

    private static double cut(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    private static boolean holds(double left, String operator, double right) {
        return switch (operator) {
            case "==" -> left == right;
            case "!=" -> left < right || left > right;
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            default -> left >= right;
        };
    }

    private static List<Fact> facts(List<Row> rows) {
        List<Fact> facts = new ArrayList<>();
        for (Row row : rows) {
            facts.add(RuleLoaderTest.service(row.id(), row.replicas()));
            facts.add(new HostPort(
                    "shop",
                    "shop/" + row.id(),
                    row.id(),
                    row.port(),
                    row.port(),
                    "TCP",
                    "",
                    List.of(),
                    List.of(),
                    at()));
            facts.add(new TableEntry("limits", row.id(), "least", "", row.cell(), at()));
        }
        return facts;
    }

    private static SourceLocation at() {
        return SourceLocation.startOf("services/catalog.toml");
    }

    private static String rule(String id, String condition) {
        return """

                rule "Holds of %s"
                    @id("%s")
                    @severity("error")
                    @rationale("Because.")
                    @remediation("Mend it.")
                when
                    $service : Service( $name : name, $replicas : replicas )
                    HostPort( port == $name, $port : number )
                    TableEntry( key == $name, $cell : number )
                    %s
                then
                    report.violation( $service, "is found" );
                end
                """.formatted(id, id, condition);
    }

    private static Map<String, SortedSet<String>> findings(String text, List<Fact> facts) {
        RuleLoader loader = new RuleLoader(ClassStore.NONE, count -> new DrlCompiler());
        LoadedRules loaded = loader.load(
                List.of(new RuleFile("policies/rules/numbers.drl", text)),
                () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(loaded.problems()).isEmpty();
        DroolsPolicyEngine engine = new DroolsPolicyEngine(DroolsRuleSet.bundled())
                .with(loaded::files, RuleLimits.DEFAULT)
                .only(rule -> rule.id().startsWith("NUM-"));
        Map<String, SortedSet<String>> found = new TreeMap<>();
        for (Finding finding :
                engine.evaluate(new FactSet(facts), Exceptions.none()).findings()) {
            found.computeIfAbsent(finding.rule().id(), unseen -> new TreeSet<>())
                    .add(finding.subject().service());
        }
        return found;
    }
}
