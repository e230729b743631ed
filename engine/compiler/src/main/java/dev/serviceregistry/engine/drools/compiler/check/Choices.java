package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of an enum, as rules write them. */
final class Choices {

    private Choices() {}

    /** The words, without the name of the enum. */
    static List<String> words(Class<?> choice) {
        List<String> words = new ArrayList<>();
        for (Object constant : choice.getEnumConstants()) {
            words.add(((Enum<?>) constant).name());
        }
        return words;
    }

    /** How to write the word that was probably meant; without one that is near, how to write any. */
    static String hint(Class<?> choice, String written) {
        List<String> words = words(choice);
        for (Object constant : choice.getEnumConstants()) {
            if (constant.toString().equals(written)) {
                return "write " + choice.getSimpleName() + "." + ((Enum<?>) constant).name();
            }
        }
        String nearest = NearName.nearest(written.toUpperCase(Locale.ROOT).replace('-', '_'), words);
        return nearest.isEmpty()
                ? "write one of " + choice.getSimpleName() + "."
                        + String.join(", " + choice.getSimpleName() + ".", words)
                : "write " + choice.getSimpleName() + "." + nearest;
    }
}
