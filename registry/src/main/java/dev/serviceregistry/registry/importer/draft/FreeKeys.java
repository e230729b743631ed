package dev.serviceregistry.registry.importer.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands out keys of at most 63 characters, numbering from 2 those that are taken. */
public final class FreeKeys {
    private static final int LONGEST = 63;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    /** The key, or the first numbered form of it that is free; it is taken from then on. */
    public String take(String key) {
        String candidate = key.length() > LONGEST ? key.substring(0, LONGEST) : key;
        while (!taken.add(candidate)) {
            int number = next.merge(key, 2, (before, two) -> before + 1);
            String suffix = "-" + number;
            candidate = key.substring(0, Math.min(key.length(), LONGEST - suffix.length())) + suffix;
        }
        return candidate;
    }
}
