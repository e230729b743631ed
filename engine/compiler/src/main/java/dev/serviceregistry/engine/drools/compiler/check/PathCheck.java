package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Step;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Questions;
import dev.serviceregistry.engine.drools.compiler.check.types.Questions.Question;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows names from a fact, a variable or an enum, through nothing but what facts state. */
final class PathCheck {

    private static final String ABSENCE = "what is absent is the absence of a fact: not Type( … )";

    private final Problems problems;
    private final FactTypes types;
    private final Scope scope;
    private final Value fact;
    private final Set<String> named;

    /**
     * Follows names within one pattern.
     *
     * @param scope the names that were given before
     * @param fact the fact of the pattern; unknown where there is none
     * @param named names that are given in what could not be read; nothing is said of these
     */
    PathCheck(Problems problems, FactTypes types, Scope scope, Value fact, Set<String> named) {
        this.problems = problems;
        this.types = types;
        this.scope = scope;
        this.fact = fact;
        this.named = named;
    }

    /** Whether the path is a constant of an enum. */
    boolean isChoice(Path path) {
        return path.steps().size() == 2
                && types.choices().containsKey(path.first().name().text());
    }

    /** The constant of an enum that the path names, or nothing. */
    @Nullable
    Object choice(Path path) {
        if (isChoice(path)) {
            for (Object constant :
                    types.choices().get(path.first().name().text()).getEnumConstants()) {
                if (((Enum<?>) constant)
                        .name()
                        .equals(path.steps().get(1).name().text())) {
                    return constant;
                }
            }
        }
        return null;
    }

    /** Whether the path begins at the fact of the pattern itself. */
    boolean isOwn(Path path) {
        Token first = path.first().name();
        return first.kind() == Token.Kind.WORD && !types.choices().containsKey(first.text());
    }

    /** Whether the path is one word that names nothing, and is near to no name. */
    boolean isUnknown(Path path) {
        String name = path.first().name().text();
        return isOwn(path)
                && path.steps().size() == 1
                && !path.first().call()
                && !fact.isUnknown()
                && !name.equals("this")
                && Character.isLowerCase(name.charAt(0))
                && scope.find("$" + name) == null
                && !types.fields(fact.type()).containsKey(name)
                && NearName.hint(name, types.fields(fact.type()).keySet()).isEmpty();
    }

    /** The value at the end of a path. */
    Value value(Path path, ExpressionCheck expressions) {
        Map<Step, List<Value>> handed = new IdentityHashMap<>();
        for (Step step : path.steps()) {
            List<Value> values = new ArrayList<>();
            step.arguments().forEach(argument -> values.add(expressions.value(argument)));
            handed.put(step, values);
        }
        Step first = path.first();
        Class<?> choice = types.choices().get(first.name().text());
        if (first.name().kind() == Token.Kind.WORD && choice != null) {
            return constant(choice, path);
        }
        int next = 1;
        Value value;
        if (first.name().kind() == Token.Kind.VARIABLE) {
            value = variable(first);
        } else if (first.name().is("this") && !first.call()) {
            value = fact;
        } else if (isStranger(first, path)) {
            problems.add(
                    path,
                    "'" + first.name().text() + "' is neither a field of " + name(fact) + " nor an enum of the facts",
                    strangerHint(path));
            return Value.UNKNOWN;
        } else {
            value = fact;
            next = 0;
        }
        for (Step step : path.steps().subList(next, path.steps().size())) {
            value = value.isUnknown() ? value : step(value, step, handed.getOrDefault(step, List.of()));
        }
        return value;
    }

    private String strangerHint(Path path) {
        String name = path.first().name().text();
        String small = name.toLowerCase(Locale.ROOT);
        if (small.equals("true") || small.equals("false")) {
            return "write " + small + ", in small letters";
        }
        if (isAbsence(name)) {
            return ABSENCE;
        }
        return types.fact(name) == null || path.steps().size() != 2
                ? "a rule reads facts alone"
                : "name it in a condition before, such as " + name + "( $value : "
                        + path.steps().get(1).name().text() + " ), and write $value";
    }

    /** Whether a path begins with a class or a package of Java. */
    private boolean isStranger(Step first, Path path) {
        String name = first.name().text();
        boolean capital = Character.isUpperCase(name.charAt(0));
        boolean constant = name.chars().allMatch(c -> c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
        return capital && (!constant || path.steps().size() > 1)
                || Set.of("java", "javax", "jdk", "sun", "com", "org", "dev").contains(name);
    }

    private Value variable(Step step) {
        String name = step.name().text();
        Scope.Name given = scope.find(name);
        if (step.call()) {
            problems.add(step, "'" + name + "' is a value and cannot be called", "remove the parentheses");
            return Value.UNKNOWN;
        }
        if (given == null) {
            if (!named.contains(name)) {
                problems.add(
                        step.name(),
                        "nothing is named '" + name + "' here",
                        or(scope.hint(name), "name it in a condition before, such as " + name + " : id"));
            }
            return Value.UNKNOWN;
        }
        return given.value();
    }

    private Value constant(Class<?> choice, Path path) {
        List<String> words = Choices.words(choice);
        if (path.steps().size() != 2 || path.steps().get(1).call()) {
            problems.add(
                    path,
                    "of " + choice.getSimpleName() + ", a rule names one of its words",
                    "write " + choice.getSimpleName() + "." + words.get(0));
            return Value.UNKNOWN;
        }
        Token word = path.steps().get(1).name();
        if (!words.contains(word.text())) {
            problems.add(
                    word,
                    choice.getSimpleName() + " has no word '" + word.text() + "'",
                    or(NearName.hint(word.text(), words), "there are " + String.join(", ", words)));
            return Value.UNKNOWN;
        }
        return Value.of(choice);
    }

    private Value step(Value value, Step step, List<Value> handed) {
        return switch (value.kind()) {
            case FACT -> ofFact(value, step, handed);
            case TEXT -> question(value, step, Questions.ofTexts(), handed);
            case LIST -> question(value, step, Questions.ofLists(), handed);
            default -> question(value, step, new TreeMap<>(), handed);
        };
    }

    private Value ofFact(Value value, Step step, List<Value> handed) {
        String name = step.name().text();
        Map<String, Method> questions = types.questions(value.type());
        SortedMap<String, Value> fields = types.fields(value.type());
        if (step.call() && questions.containsKey(name)) {
            Method method = questions.get(name);
            List<Value> parameters = new ArrayList<>();
            for (Type parameter : method.getGenericParameterTypes()) {
                parameters.add(Value.of(parameter));
            }
            arguments(step, parameters, handed);
            return Value.of(method.getGenericReturnType());
        }
        Value field = fields.get(name);
        if (field != null) {
            if (step.call()) {
                problems.add(step, "'" + name + "' is a field and is not called", "write " + name);
            }
            return field;
        }
        if (!step.call() && questions.containsKey(name)) {
            problems.add(step, "'" + name + "' is asked with something handed in", "write " + name + "( … )");
            return Value.UNKNOWN;
        }
        if (step.call()) {
            Set<String> near = new TreeSet<>(questions.keySet());
            problems.add(
                    step.name(),
                    name(value) + " has no method '" + name + "'",
                    isGetter(name, fields) ? "write " + bare(name) : functionHint(name, near));
        } else {
            problems.add(
                    step.name(), name(value) + " has no field '" + name + "'", fieldHint(name, value.type(), fields));
        }
        return Value.UNKNOWN;
    }

    private String fieldHint(String name, Class<?> type, SortedMap<String, Value> fields) {
        for (Map.Entry<String, Class<?>> choice : types.choices().entrySet()) {
            if (Choices.words(choice.getValue()).contains(name)
                    && fields.values().stream().anyMatch(field -> field.type() == choice.getValue())) {
                return "write " + choice.getKey() + "." + name;
            }
        }
        if (isGetter(name, fields)) {
            return "write " + bare(name);
        }
        if (scope.find("$" + name) != null) {
            return "write $" + name;
        }
        if (isAbsence(name)) {
            return ABSENCE;
        }
        List<String> own = fields.keySet().stream()
                .filter(field -> !FactTypes.isCommon(type, field))
                .toList();
        return or(NearName.hint(name, fields.keySet()), "there are " + String.join(", ", own));
    }

    private static boolean isAbsence(String name) {
        return name.equalsIgnoreCase("null") || name.equals("None") || name.equals("nil");
    }

    private static boolean isGetter(String name, SortedMap<String, Value> fields) {
        return name.length() > 3 && name.startsWith("get") && fields.containsKey(bare(name));
    }

    private static String bare(String getter) {
        return Character.toLowerCase(getter.charAt(3)) + getter.substring(4);
    }

    private Value question(Value value, Step step, SortedMap<String, Question> questions, List<Value> handed) {
        String name = step.name().text();
        Question question = questions.get(name);
        if (question == null) {
            problems.add(
                    step.name(),
                    "nothing named '" + name + "' can be asked of " + value.phrase(),
                    equality(name, questions.keySet()));
            return Value.UNKNOWN;
        }
        if (!step.call()) {
            problems.add(step.name(), "'" + name + "' is asked with parentheses", "write " + name + "()");
            return question.answer();
        }
        arguments(step, question.parameters(), handed);
        return question.answer();
    }

    /** What is written in place of a call that looks like a function of a spreadsheet or another language. */
    private static String functionHint(String name, Set<String> names) {
        String small = name.toLowerCase(Locale.ROOT);
        if (Questions.functions().contains(small)) {
            return "count facts with accumulate( Type( … ); $result : " + small + "( … ); $result > 3 )"
                    + (small.equals("count") ? ", and ask a list for its size()" : "");
        }
        for (String question : Questions.ofTexts().keySet()) {
            if (question.toLowerCase(Locale.ROOT).equals(small)) {
                return "ask it of the field: name." + question
                        + (Questions.ofTexts().get(question).parameters().isEmpty() ? "()" : "( \"…\" )");
            }
        }
        return switch (small) {
            case "and" -> "write the comparisons with commas between them";
            case "or" -> "write || between the comparisons";
            case "not" -> "turn the comparison round, such as != for ==, or write !( … ) around it";
            case "if" -> "write the comparison alone";
            case "lower", "upper", "lowercase", "uppercase" -> "write name.equalsIgnoreCase( \"…\" )";
            default -> equality(name, names);
        };
    }

    private static String equality(String name, Set<String> names) {
        if (Set.of("tolowercase", "touppercase", "lower", "upper").contains(name.toLowerCase(Locale.ROOT))) {
            return "write equalsIgnoreCase( \"…\" )";
        }
        if (name.equals("equals") || name.equals("compareTo")) {
            return "write == with a comma before it, which is also many times as fast";
        }
        if (name.equals("matches")) {
            return "write matches without a dot, such as name matches \"…\"";
        }
        if (Set.of("now", "today").contains(name.toLowerCase(Locale.ROOT))) {
            return "compare with $today of Today( $today : date )";
        }
        if (Set.of("at").equals(names)) {
            return "ask a field, such as name.length(); a rule has no functions of its own";
        }
        String near = NearName.hint(name, names);
        return near.isEmpty() && !names.isEmpty() ? "there are " + String.join(", ", names) : near;
    }

    private void arguments(Step step, List<Value> parameters, List<Value> handed) {
        String name = step.name().text();
        if (step.arguments().size() != parameters.size()) {
            problems.add(
                    step,
                    "'" + name + "' is handed " + count(parameters.size()) + ", not "
                            + count(step.arguments().size()));
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            Expression argument = step.arguments().get(i);
            Value given = handed.get(i);
            if (!given.isUnknown() && !parameters.get(i).isComparable(given)) {
                problems.add(
                        argument,
                        "'" + name + "' is handed " + parameters.get(i).phrase() + ", not " + given.phrase());
            }
        }
    }

    private static String count(int number) {
        return number == 0 ? "nothing" : number == 1 ? "one value" : number + " values";
    }

    private static String name(Value value) {
        return value.isUnknown() ? "the fact" : value.type().getSimpleName();
    }

    private static String or(String hint, String otherwise) {
        return hint.isEmpty() ? otherwise : hint;
    }
}
