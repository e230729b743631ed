package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.registry.values.Durations;
import java.util.ArrayList;
import java.util.List;

/** Values in the forms that Kubernetes has for them. */
final class Texts {

    private static final long LONGEST = Integer.MAX_VALUE;

    private Texts() {}

    /** Words of a command: two dollars are one to Kubernetes, so each is doubled where two stand together. */
    static List<String> escaped(List<String> words) {
        List<String> escaped = new ArrayList<>(words.size());
        for (String word : words) {
            escaped.add(word.replace("$$", "$$$$"));
        }
        return escaped;
    }

    /** A span of time in whole seconds, rounded up. */
    static long seconds(String duration, long least) {
        long milliseconds = Durations.milliseconds(duration);
        return Math.min(LONGEST, Math.max(least, (milliseconds + 999) / 1000));
    }
}
