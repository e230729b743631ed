package dev.serviceregistry.features.scenarios;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a step can do.
 *
 * @param method what does it
 * @param kind whether it is given, done or expected, as its English keyword says
 * @param sentences how it is said, by language
 * @param meaning what it does
 */
record Definition(Method method, String kind, SortedMap<String, Expression> sentences, Meaning meaning) {

    /** What a text gives to the method, in whichever language it is; null when it does not say this. */
    @Nullable
    List<Argument<?>> match(String text) {
        for (Expression sentence : sentences.values()) {
            List<Argument<?>> arguments = sentence.match(text);
            if (arguments != null) {
                return arguments;
            }
        }
        return null;
    }

    /** Whether a text stands below the sentence. */
    boolean takesText() {
        int blanks = 0;
        String english = sentences.get("en").getSource();
        for (int i = english.indexOf('{'); i >= 0; i = english.indexOf('{', i + 1)) {
            blanks++;
        }
        return method.getParameterCount() > blanks;
    }

    /** Whether it only prepares what is judged. */
    boolean isGiven() {
        return kind.equals("Given");
    }

    /** Does it. */
    void perform(Steps steps, List<Object> arguments) {
        try {
            method.invoke(steps, arguments.toArray());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("steps are public", e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }
}
