package dev.serviceregistry.registry.importer.draft;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Gives each service an id that is a DNS label, and finds the id behind an original name. */
public final class ServiceNames {
    private static final int LONGEST = 63;

    private final Map<String, String> ids = new LinkedHashMap<>();

    /** Gives ids to these names, first to those that are ids already. */
    public ServiceNames(Collection<String> names) {
        FreeKeys free = new FreeKeys();
        names.stream().filter(name -> label(name).equals(name)).forEach(name -> {
            free.take(name);
            ids.put(name, name);
        });
        for (String name : names) {
            if (!ids.containsKey(name)) {
                ids.put(name, free.take(label(name)));
            }
        }
    }

    /** Whether a service has this original name. */
    public boolean knows(String name) {
        return ids.containsKey(name);
    }

    /** The id of a service, or for a name that no service has, the id that it would get. */
    public String id(String name) {
        return ids.getOrDefault(name, label(name));
    }

    /** The nearest DNS label: lower case, with a dash for anything but a letter or digit. */
    public static String label(String name) {
        String label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        label = trimmed(label.length() > LONGEST ? label.substring(0, LONGEST) : label);
        return label.isEmpty() ? "unnamed" : label;
    }

    private static String trimmed(String label) {
        int start = 0;
        int end = label.length();
        while (start < end && label.charAt(start) == '-') {
            start++;
        }
        while (end > start && label.charAt(end - 1) == '-') {
            end--;
        }
        return label.substring(start, end);
    }
}
