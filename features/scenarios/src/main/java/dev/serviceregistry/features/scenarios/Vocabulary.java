package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.registry.schema.Suggestion;
import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.java.StepDefinitionAnnotation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that scenarios can say, read from the steps themselves. */
final class Vocabulary {

    /** The type of an argument that is the id of a rule. */
    static final String RULE = "rule";

    private static final List<String> KINDS = List.of("Given", "When", "Then");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAMED_RULE = Pattern.compile("\\b" + Steps.RULE + "\\b");
    private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

    private final List<Definition> definitions = new ArrayList<>();

    /**
     * What a step says.
     *
     * @param definition what it does
     * @param arguments what it does it with
     * @param rules the ids of the rules that it names
     */
    record Said(Definition definition, List<Object> arguments, List<String> rules) {}

    Vocabulary() {
        ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ROOT);
        types.defineParameterType(new ParameterType<>(RULE, Steps.RULE, String.class, (String id) -> id));
        ExpressionFactory expressions = new ExpressionFactory(types);
        for (Method method : Steps.class.getMethods()) {
            Meaning meaning = method.getAnnotation(Meaning.class);
            if (meaning != null) {
                definitions.add(definition(method, meaning, expressions));
            }
        }
        definitions.sort(Comparator.comparing((Definition definition) -> KINDS.indexOf(definition.kind()))
                .thenComparing(definition -> definition.sentences().get("en").getSource()));
    }

    private static Definition definition(Method method, Meaning meaning, ExpressionFactory expressions) {
        SortedMap<String, Expression> sentences = new TreeMap<>();
        String kind = "";
        for (Annotation annotation : method.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(StepDefinitionAnnotation.class)) {
                String language =
                        type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
                sentences.put(language, expressions.createExpression(sentence(annotation)));
                kind = language.equals("en") ? type.getSimpleName() : kind;
            }
        }
        return new Definition(method, kind, sentences, meaning);
    }

    private static String sentence(Annotation annotation) {
        try {
            return (String) annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation + " has no sentence", e);
        }
    }

    /** All that there is: first what is given, then what is done, then what is expected. */
    List<Definition> definitions() {
        return definitions;
    }

    /** What a step says with its text alone, or null when it is not of this vocabulary. */
    @Nullable
    Said said(String text) {
        for (Definition definition : definitions) {
            List<Argument<?>> found = definition.match(text);
            if (found != null) {
                List<Object> arguments = new ArrayList<>();
                List<String> rules = new ArrayList<>();
                for (Argument<?> argument : found) {
                    arguments.add(argument.getValue());
                    if (argument.getParameterType().getName().equals(RULE)) {
                        rules.add(String.valueOf(argument.getValue()));
                    }
                }
                return new Said(definition, arguments, rules);
            }
        }
        return null;
    }

    /** The sentence of a language that a text probably means, with what the text says filled in. */
    Optional<String> nearest(String text, String language) {
        Map<String, String> known = new HashMap<>();
        for (Definition definition : definitions) {
            Expression own = definition.sentences().get(language);
            String sentence = (own == null ? definition.sentences().get("en") : own).getSource();
            known.put(sentence.replace("{string}", "§").replace("{rule}", "¤"), sentence);
        }
        String likeness = TEXT.matcher(text).replaceAll("§");
        likeness = NAMED_RULE.matcher(likeness).replaceAll("¤");
        return Suggestion.closest(likeness, known.keySet())
                .map(meant -> filled(known.getOrDefault(meant, meant), text));
    }

    /** A sentence with what a text would put into its blanks, as far as it has something for them. */
    private static String filled(String sentence, String text) {
        Matcher rules = NAMED_RULE.matcher(text);
        Matcher texts = TEXT.matcher(text);
        Matcher blanks = BLANK.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (blanks.find()) {
            String blank = blanks.group();
            if (blank.equals("{rule}")) {
                blank = rules.find() ? rules.group() : "RULE-001";
            } else if (blank.equals("{string}")) {
                blank = texts.find() ? texts.group() : "\"…\"";
            }
            blanks.appendReplacement(filled, Matcher.quoteReplacement(blank));
        }
        return blanks.appendTail(filled).toString();
    }
}
