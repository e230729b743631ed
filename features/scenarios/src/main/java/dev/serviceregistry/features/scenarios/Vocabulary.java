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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that scenarios can say, read from the steps themselves. */
final class Vocabulary {

    /** The type of an argument that is the id of a rule. */
    static final String RULE = "rule";

    private static final List<String> KINDS = List.of("Given", "When", "Then");

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

    /** The sentence of a language that a text probably means. */
    Optional<String> nearest(String text, String language) {
        List<String> known = new ArrayList<>();
        for (Definition definition : definitions) {
            Expression sentence = definition.sentences().get(language);
            known.add((sentence == null ? definition.sentences().get("en") : sentence).getSource());
        }
        String likeness = text.replaceAll("\"[^\"]*\"", "{string}").replaceAll("\\b" + Steps.RULE + "\\b", "{rule}");
        return Suggestion.closest(likeness, known);
    }
}
