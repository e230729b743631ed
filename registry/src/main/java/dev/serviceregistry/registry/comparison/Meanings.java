package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the values of a service that can be written in several ways. */
final class Meanings {

    private static final Pattern DURATIONS = Pattern.compile(
            "health\\.\\w+\\.(period|timeout|initial_delay)|deploy\\.termination_grace|slo\\..+\\.window");

    /** What holds where nothing is written. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "container.privileged", "false",
            "container.read_only_root", "false",
            "container.build.dockerfile", "Dockerfile");

    /** Lists whose order says nothing, with one spelling of what is in them. */
    private static final Map<String, UnaryOperator<String>> LISTS = Map.of(
            "container.capabilities_add", Meanings::capability,
            "container.capabilities_drop", Meanings::capability,
            "container.security_opt", option -> option.replaceFirst("=", ":").replaceFirst(":true$", ""),
            "container.devices", Meanings::device,
            "container.tmpfs", UnaryOperator.identity());

    private Meanings() {}

    /** Whether what is written at a path means what was written there. */
    static boolean areSame(String path, @Nullable Node old, @Nullable Node now) {
        if (DURATIONS.matcher(path).matches()) {
            return old != null
                    && now != null
                    && Amounts.seconds(now) > 0
                    && Amounts.seconds(now) == Amounts.seconds(old);
        }
        UnaryOperator<String> spelling = LISTS.get(path);
        if (spelling != null) {
            return items(old, spelling).equals(items(now, spelling));
        }
        String otherwise = DEFAULTS.get(path);
        return otherwise != null && text(old, otherwise).equals(text(now, otherwise));
    }

    private static String text(@Nullable Node node, String otherwise) {
        return node == null ? otherwise : Values.text(node);
    }

    private static Set<String> items(@Nullable Node list, UnaryOperator<String> spelling) {
        return list instanceof Array array
                ? array.items().stream()
                        .map(item -> spelling.apply(Values.text(item)))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    private static String capability(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring(4) : upper;
    }

    /** A device is found in the container where it is on the host, and may be read, written and made, unless said otherwise. */
    private static String device(String mapping) {
        String[] parts = mapping.split(":", -1);
        String inside = parts.length > 1 ? parts[1] : parts[0];
        return parts[0] + ":" + inside + ":" + (parts.length > 2 ? parts[2] : "rwm");
    }
}
