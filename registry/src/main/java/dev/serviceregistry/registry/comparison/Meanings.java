package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("lifecycle", "production"),
            Map.entry("visibility", "public"),
            Map.entry("container.privileged", "false"),
            Map.entry("container.read_only_root", "false"),
            Map.entry("container.run_as_non_root", "false"),
            Map.entry("container.init", "false"),
            Map.entry("container.restart", "unless-stopped"),
            Map.entry("container.build.dockerfile", "Dockerfile"),
            Map.entry("deploy.kind", "deployment"),
            Map.entry("deploy.replicas", "1"));

    private static final Pattern FLAGS_OF_PROPERTIES = Pattern.compile("properties\\..+\\.(required|secret)");

    /** Lists, and what is in them, whose order says nothing. */
    private static final Pattern SETS = Pattern.compile(
            "metadata\\.data_categories|secrets\\..+\\.keys|deploy\\.permissions|deploy\\.node_selector\\..+");

    /** Values that are texts, however they are written. */
    private static final Pattern TEXTS = Pattern.compile("labels\\..+|container\\.build\\.args\\..+");

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
        if (SETS.matcher(path).matches()) {
            return old != null && now != null && unordered(old).equals(unordered(now));
        }
        if (TEXTS.matcher(path).matches()) {
            return areSameText(old, now);
        }
        if (path.equals("container.build.context")) {
            return old != null && now != null && directory(Values.text(old)).equals(directory(Values.text(now)));
        }
        String otherwise = FLAGS_OF_PROPERTIES.matcher(path).matches() ? "false" : DEFAULTS.get(path);
        return otherwise != null && text(old, otherwise).equals(text(now, otherwise));
    }

    /** Whether both are one text, be it written as a number or a truth value; of a secret nobody knows. */
    static boolean areSameText(@Nullable Node old, @Nullable Node now) {
        return old instanceof Scalar was
                && now instanceof Scalar is
                && !(was.value() instanceof MaskedSecret)
                && !(is.value() instanceof MaskedSecret)
                && was.text().equals(is.text());
    }

    /** A path without detours; what begins as no path is a name and stays as it is, but for a slash at its end. */
    static String directory(String path) {
        if (!path.startsWith("/") && !path.startsWith(".") && !path.startsWith("~")) {
            return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
        List<String> names = new ArrayList<>();
        for (String name : path.split("/+")) {
            String last = names.isEmpty() ? "" : names.get(names.size() - 1);
            if (name.equals("..") && last.equals(".")) {
                names.set(0, name);
            } else if (name.equals("..") && !List.of("", "..", "~").contains(last)) {
                names.remove(names.size() - 1);
            } else if (!name.equals(".") || names.isEmpty()) {
                names.add(name);
            }
        }
        return path.startsWith("/") && names.size() < 2 ? "/" : String.join("/", names);
    }

    private static Object unordered(Node node) {
        if (node instanceof Array array) {
            return array.items().stream().map(Meanings::unordered).collect(Collectors.toSet());
        }
        if (node instanceof Table table) {
            Map<String, Object> values = new TreeMap<>();
            table.entries().forEach((key, entry) -> values.put(key, unordered(entry.value())));
            return values;
        }
        return Values.text(node);
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
