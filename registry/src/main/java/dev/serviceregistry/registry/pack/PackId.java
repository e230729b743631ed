package dev.serviceregistry.registry.pack;

import java.util.regex.Pattern;

/**
 * What tells a pack from others.
 *
 * @param name its name, in small letters, digits, dots, hyphens and underscores
 * @param version its version, such as {@code 1.2.0}
 */
public record PackId(String name, String version) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,40})?");

    /** Whether this may be a pack's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether this may be a pack's version. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name + '@' + version;
    }
}
