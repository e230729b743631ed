package dev.serviceregistry.registry.values;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody by all names that are known of them.
 *
 * @param shown the person as people read it
 * @param names the names that tell people apart, in lower case: addresses, and handles with their {@code @}; a plain name
 *     only where there is neither
 */
public record Person(String shown, SortedSet<String> names) {

    /**
     * The addresses that forges give to those who hide their own, wherever the forge is: {@code
     * 17+login@users.noreply.github.com} and {@code 17-login@users.noreply.gitlab.com}.
     */
    private static final Pattern HIDDEN = Pattern.compile("(?:\\d+[+-])?([^@]+)@users\\.noreply\\..+");

    /** Who is meant by a text such as {@code Release Engineer <release@example.org>} or {@code release@example.org @release}. */
    public static Person of(String text) {
        TreeSet<String> names = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[\\s<>(),;]+")) {
            if (word.indexOf('@') >= 0 && word.length() > 1) {
                names.add(word);
            }
            Matcher hidden = HIDDEN.matcher(word);
            if (hidden.matches()) {
                names.add("@" + hidden.group(1));
            }
        }
        if (names.isEmpty()) {
            names.add(text.strip().toLowerCase(Locale.ROOT));
        }
        return new Person(text.strip(), names);
    }

    /** Whether both have a name in common. */
    public boolean isSameAs(Person other) {
        for (String name : names) {
            if (other.names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether both may be the same person: they have a name in common, or are called the same. */
    public boolean mayBe(Person other) {
        String called = called();
        return isSameAs(other) || !called.isEmpty() && called.equals(other.called());
    }

    /** What people call them, without addresses and handles. */
    private String called() {
        StringBuilder called = new StringBuilder();
        for (String word : shown.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (word.indexOf('@') < 0) {
                called.append(called.isEmpty() ? "" : " ").append(word);
            }
        }
        return called.toString();
    }

    /** The same person by the names of another as well. */
    public Person knownAs(Person other) {
        TreeSet<String> all = new TreeSet<>(names);
        all.addAll(other.names);
        return new Person(shown, all);
    }

    /** The name by which a person is compared with others of whom as much is known. */
    public String key() {
        return names.first();
    }
}
