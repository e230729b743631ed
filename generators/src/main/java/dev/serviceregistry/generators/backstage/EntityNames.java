package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.generators.Sha256;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as Backstage takes them. */
final class EntityNames {

    static final String DEFAULT_NAMESPACE = "default";

    private static final int LONGEST = 63;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(-[a-z0-9:+#]+)*");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private EntityNames() {}

    /** A text as a name: itself when it is one, else what is left of it with a hash of the whole. */
    static String name(String text) {
        return NAME.matcher(text).matches() ? text : shortened(text, "[^A-Za-z0-9]+");
    }

    /** The name of an interface: the version behind an {@code @} becomes part of it. */
    static String contract(String text) {
        return name(text.replaceFirst("@(?=[0-9])", "-v"));
    }

    /** The namespace of a project. */
    static String namespace(String project) {
        return NAMESPACE.matcher(project).matches()
                ? project
                : shortened(project.toLowerCase(Locale.ROOT), "[^a-z0-9]+");
    }

    /** A reference to what stands in the namespace that projects share; one name is within another namespace. */
    static String shared(String kind, String text) {
        return kind + ":" + DEFAULT_NAMESPACE + "/" + name(text);
    }

    static boolean isTag(String text) {
        return text.length() <= LONGEST && TAG.matcher(text).matches();
    }

    /** Whether a label can have this key. */
    static boolean isLabel(String key) {
        int slash = key.indexOf('/');
        return (slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches())
                && NAME.matcher(key.substring(slash + 1)).matches();
    }

    /** Whether a label can have this value. */
    static boolean isValue(String text) {
        return text.isEmpty() || NAME.matcher(text).matches();
    }

    private static String shortened(String text, String others) {
        String plain = text.replaceAll(others, "-").replaceAll("^-|-$", "");
        String start = plain.substring(0, Math.min(plain.length(), LONGEST - 9)).replaceAll("-$", "");
        return (start.isEmpty() ? "x" : start) + "-" + Sha256.of(text).substring(0, 8);
    }
}
