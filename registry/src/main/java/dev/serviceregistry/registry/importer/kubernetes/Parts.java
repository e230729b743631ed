package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Which directories of volumes are mounted, and what each is called where none of a volume lies in another. */
final class Parts {
    private final Map<String, NavigableMap<String, String>> byVolume = new HashMap<>();

    /** Adds a mount of what lies below a directory of a volume; of all of it where that is empty. */
    void add(String volume, String below) {
        byVolume.computeIfAbsent(volume, unused -> new TreeMap<>()).put(normal(below), "");
    }

    /**
     * Makes volumes of the parts that are apart, once all are added.
     *
     * @param called a name that nothing else has, of a volume and a word for a part of it
     */
    void name(BinaryOperator<String> called) {
        byVolume.values().removeIf(mounted -> mounted.size() < 2 || overlap(mounted.navigableKeySet()));
        byVolume.forEach((volume, mounted) ->
                mounted.replaceAll((part, unused) -> called.apply(volume, ServiceNames.label(part))));
    }

    /** The volume that a part of another one is; empty where it is none of its own. */
    String of(String volume, String below) {
        NavigableMap<String, String> apart = byVolume.get(volume);
        return apart == null ? "" : apart.getOrDefault(normal(below), "");
    }

    /** A path in one spelling, with a slash at its end. */
    private static String normal(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .map(name -> name + "/")
                .collect(Collectors.collectingAndThen(Collectors.joining(), normal -> normal.isEmpty() ? "/" : normal));
    }

    private static boolean overlap(NavigableSet<String> mounted) {
        return mounted.contains("/")
                || mounted.stream().anyMatch(part -> {
                    String next = mounted.higher(part);
                    return next != null && next.startsWith(part);
                });
    }
}
