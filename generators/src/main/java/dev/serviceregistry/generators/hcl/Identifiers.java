package dev.serviceregistry.generators.hcl;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Identifiers of HCL, each given once. */
public final class Identifiers {

    private final Set<String> used;

    /** Identifiers other than those that mean something already. */
    public Identifiers(Collection<String> taken) {
        this.used = new HashSet<>(taken);
    }

    /** An identifier for a name that nobody else was given here; clashes are numbered. */
    public String free(String name) {
        String identifier = of(name);
        String free = identifier;
        for (int i = 2; !used.add(free); i++) {
            free = identifier + "_" + i;
        }
        return free;
    }

    private static String of(String name) {
        StringBuilder identifier = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean isDigit = c >= '0' && c <= '9';
            if (identifier.isEmpty() && !isLetter) {
                identifier.append('_');
            }
            if (isLetter || isDigit || !identifier.isEmpty() && identifier.charAt(identifier.length() - 1) != '_') {
                identifier.append(isLetter || isDigit ? c : '_');
            }
        }
        return identifier.isEmpty() ? "_" : identifier.toString();
    }
}
