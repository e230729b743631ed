package dev.serviceregistry.registry.importer.draft;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives each service an id that is a DNS label, and finds the id behind an original name. */
public final class ServiceNames {
    private static final int LONGEST = 63;

    private final Map<String, String> ids = new LinkedHashMap<>();

    /** Gives ids to these names, of which none stands twice. */
    public ServiceNames(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<String> given = ids(all);
        for (int i = 0; i < all.size(); i++) {
            ids.put(all.get(i), given.get(i));
        }
    }

    /** The ids of names, first for those that are ids already; a name that stands twice gets two. */
    public static List<String> ids(List<String> names) {
        FreeKeys free = new FreeKeys();
        Set<String> taken = new HashSet<>();
        String[] ids = new String[names.size()];
        for (int i = 0; i < ids.length; i++) {
            String name = names.get(i);
            if (label(name).equals(name) && taken.add(name)) {
                ids[i] = free.take(name);
            }
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == null) {
                ids[i] = free.take(label(names.get(i)));
            }
        }
        return List.of(ids);
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

    /** Whether a name is one that a service with this id may have had where it was imported from, and not the id. */
    public static boolean isOriginal(String name, String id) {
        String label = label(name);
        return !label.equals(name) && (label.equals(id) || id.matches(Pattern.quote(label) + "-\\d+"));
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
