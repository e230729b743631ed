package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Sha256;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as Kubernetes takes them. */
public final class Names {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_PORT = 15;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern QUALIFIED =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private final Set<String> used = new HashSet<>();

    /** Names of which none is given yet. */
    public Names() {}

    /** A text as a DNS label: itself when it is one; what is too long ends in a hash of the whole. */
    public static String label(String text) {
        return label(text, LONGEST_LABEL);
    }

    /** The same of at most so many characters. */
    static String label(String text, int longest) {
        if (LABEL.matcher(text).matches() && text.length() <= longest) {
            return text;
        }
        StringBuilder label = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (plain || !label.isEmpty() && label.charAt(label.length() - 1) != '-') {
                label.append(plain ? c : '-');
            }
        }
        String cut = trimmed(label.toString());
        if (cut.isEmpty() || cut.length() > longest) {
            String hash = Sha256.of(text).substring(0, 8);
            cut = cut.isEmpty() ? "x-" + hash : trimmed(cut.substring(0, longest - 9)) + "-" + hash;
        }
        return cut;
    }

    private static String trimmed(String label) {
        int end = label.length();
        while (end > 0 && label.charAt(end - 1) == '-') {
            end--;
        }
        return label.substring(0, end);
    }

    /** A label that nobody else was given here; clashes are numbered. */
    public String free(String text) {
        String label = label(text);
        String free = label;
        for (int i = 2; !used.add(free); i++) {
            free = label(label + "-" + i);
        }
        return free;
    }

    /** The name of a port that nobody else was given here: at most 15 characters, one of them a letter. */
    String freePort(String text) {
        String label = label(text).replaceAll("-{2,}", "-");
        String base = label.chars().anyMatch(c -> c >= 'a') ? label : "p-" + label;
        base = trimmed(base.substring(0, Math.min(base.length(), LONGEST_PORT)));
        String free = base;
        for (int i = 2; !used.add(free); i++) {
            String number = "-" + i;
            free = trimmed(base.substring(0, Math.min(base.length(), LONGEST_PORT - number.length()))) + number;
        }
        return free;
    }

    /** A text as the value of a label; empty when nothing of it can stand there. */
    public static String value(String text) {
        if (VALUE.matcher(text).matches()) {
            return text;
        }
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "-");
        plain = plain.substring(0, Math.min(plain.length(), LONGEST_LABEL));
        return plain.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }

    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    /** Whether a text is the key of a label or an annotation. */
    static boolean isQualified(String text) {
        return QUALIFIED.matcher(text).matches();
    }

    /** Whether a Service can have this name. */
    static boolean isService(String text) {
        return LABEL.matcher(text).matches() && !Character.isDigit(text.charAt(0));
    }

    /** Whether an object can have this name. */
    static boolean isObject(String text) {
        return text.length() <= 253 && SUBDOMAIN.matcher(text).matches() && !text.contains("..");
    }

    /** Whether a ConfigMap or Secret can have this key. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches() && !text.equals(".") && !text.startsWith("..");
    }

    /** Whether a container can have a variable of this name. */
    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches() && !text.equals(".") && !text.startsWith("..");
    }
}
