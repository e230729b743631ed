package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.schema.Expansion;
import dev.serviceregistry.registry.values.Durations;
import java.util.Set;

/** Values in the forms that Kubernetes has for them. */
final class Texts {

    private static final long LONGEST = Integer.MAX_VALUE;

    private Texts() {}

    /** The words of a command of a service. */
    static Sequence command(Declared words, PlacedService service) {
        Set<String> variables = service.get("env").entries().keySet();
        return Sequence.of(words.texts().stream()
                .map(word -> Expansion.escaped(Dollars.unescaped(word), variables))
                .toList());
    }

    /** A span of time in whole seconds, rounded up. */
    static long seconds(String duration, long least) {
        long milliseconds = Durations.milliseconds(duration);
        return Math.min(LONGEST, Math.max(least, (milliseconds + 999) / 1000));
    }
}
