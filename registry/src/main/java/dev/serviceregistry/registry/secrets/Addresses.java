package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.schema.VariableText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds passwords in addresses: {@code scheme://user:password@host}, {@code user:password@host} and their like. */
final class Addresses {

    private static final String KIND = "URL with a password";

    /** How far the end of an authority is looked for. */
    private static final int LONGEST = 1_000;

    /** Schemes without slashes, behind which no user stands. */
    private static final Set<String> OTHER_SCHEMES = Words.set("""
            mailto acct sip sips xmpp npm pip workspace link file git ssh urn oci docker
            """);

    /** What permissions and lists of receivers call a member, of which the address follows. */
    private static final Set<String> MEMBERS = Words.set("user email mail group domain serviceaccount");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z._+-]*");
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z._+-]*\\d*");

    /** A domain without a host before it. */
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9-]+\\.(?:[A-Za-z]{2,}|(?:com|co|org|net|gov|edu|ac)\\.[A-Za-z]{2})");

    private static final String SERVICE_ACCOUNTS = "gserviceaccount.com";

    /** {@code user/password@//host/service} or {@code user/password@host:port/service}, as SQL*Plus takes it. */
    private static final Pattern ORACLE = Pattern.compile(
            "[A-Za-z][\\w$#]{0,99}/[^\\s/@]{2,99}@(//[\\w.-]{1,253}(:\\d{2,5})?|[\\w.-]{1,253}:\\d{2,5})/[\\w.]{1,99}");

    /** The scheme of a node of Ethereum, whose public key stands where others have a user. */
    private static final String NODE = "enode://";

    /** The public key of whoever sends errors, which stands where others have a user. */
    private static final String PUBLIC_KEY = "(?:[0-9a-f]{32}|[0-9A-F]{32})@";

    /** The number of a project at the end of a path; what goes on, as {@code 2048.git} does, is something else. */
    private static final String PROJECT = "/\\d{1,20}/?(?![\\w/-]|\\.\\w)";

    /** What follows the scheme of an address that programs send errors to. */
    private static final Pattern ERRORS = Pattern.compile(PUBLIC_KEY + "[\\w.:-]{1,253}" + PROJECT);

    /** The same where a path leads to the program, as it may to a repository or an API. */
    private static final Pattern ERRORS_BELOW =
            Pattern.compile(PUBLIC_KEY + "[\\w.:-]{1,253}(?:/[\\w.-]{1,99}){1,5}" + PROJECT);

    /** Words of a name that say that an address is one of them. */
    private static final Set<String> TRACKERS = Words.set("dsn sentry glitchtip bugsink");

    /** What says the same before an address in a text. */
    private static final Pattern DSN = Pattern.compile("(?i)dsn[\"']?(?:[ =:]|: | = )[\"']?[a-z]{1,9}://$");

    /** How far before the slashes of an address it may begin. */
    private static final int LONGEST_DSN = 20;

    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}@.*");

    /** How the digest of an image begins behind its {@code @}. */
    private static final List<String> DIGESTS = Words.list("sha256: sha512:");

    private Addresses() {}

    /** The first password in an address, when there is one. */
    static @Nullable Span find(String text) {
        return find("", text);
    }

    /** The same of a text under a name, which may say that the address is one that errors are sent to. */
    static @Nullable Span find(String name, String text) {
        for (int slashes = text.indexOf("//"); slashes >= 0; slashes = text.indexOf("//", slashes + 2)) {
            Span found = behind(name, text, slashes + 2);
            if (found != null) {
                return new Span(found.kind(), scheme(text, slashes), found.to(), found.secretFrom(), found.secretTo());
            }
        }
        if (text.startsWith("jdbc:oracle:") || ORACLE.matcher(text).matches()) {
            return ofOracle(text);
        }
        return text.indexOf("//") < 0 ? withoutScheme(text) : null;
    }

    /** {@code jdbc:oracle:thin:user/password@…}, {@code user/password@…} */
    private static @Nullable Span ofOracle(String text) {
        int at = text.indexOf('@');
        int slash = text.indexOf('/');
        return slash > 0 && slash < at ? password(text, 0, slash + 1, at) : null;
    }

    private static int scheme(String text, int slashes) {
        int from = slashes > 0 && text.charAt(slashes - 1) == ':' ? slashes - 1 : slashes;
        while (from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '+')) {
            from--;
        }
        return from;
    }

    /** The password in the authority of a URL; one with a slash in it makes the port before it no number. */
    private static @Nullable Span behind(String name, String text, int from) {
        int end = from;
        int limit = Math.min(text.length(), from + LONGEST);
        while (end < limit && !endsAddress(text.charAt(end)) && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int at = last(text, from, end);
        if (at < 0) {
            int colon = text.indexOf(':', from);
            if (colon < 0
                    || colon >= end
                    || end == text.length()
                    || endsAddress(text.charAt(end))
                    || isPort(text, colon + 1, end)) {
                return null;
            }
            int whole = end;
            while (whole < limit && !endsAddress(text.charAt(whole))) {
                whole++;
            }
            at = last(text, end, whole);
            if (at < 0) {
                return null;
            }
        }
        int colon = text.indexOf(':', from);
        if (colon >= from && colon < at) {
            return password(text, from, colon + 1, at);
        }
        String user = text.substring(from, at);
        boolean isPublic = text.startsWith(NODE, from - NODE.length()) || takesErrors(name, text, from);
        return !isPublic && RandomText.isRandom(user, true) ? new Span("URL with a token", from, at, from, at) : null;
    }

    /** Whether programs send errors to the address behind these slashes. */
    private static boolean takesErrors(String name, String text, int from) {
        return ERRORS.matcher(text).region(from, text.length()).lookingAt()
                || ERRORS_BELOW.matcher(text).region(from, text.length()).lookingAt()
                        && (SecretNames.words(name).stream().anyMatch(TRACKERS::contains)
                                || DSN.matcher(text.substring(Math.max(0, from - LONGEST_DSN), from))
                                        .find());
    }

    /** The last {@code @} of a part of a text, or -1. */
    private static int last(String text, int from, int to) {
        int at = to - 1;
        while (at >= from && text.charAt(at) != '@') {
            at--;
        }
        return at < from ? -1 : at;
    }

    private static @Nullable Span password(String text, int from, int start, int end) {
        String password = text.substring(start, end);
        boolean isNone = StandIns.is(password)
                || text.indexOf(' ') >= 0 && StandIns.isVariable(password)
                || password.equals("%s")
                || Words.begins(text.substring(end + 1), DIGESTS);
        return isNone ? null : new Span(KIND, from, end, start, end);
    }

    private static boolean endsAddress(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == ',' || c == ';' || c == ')' || c == ']';
    }

    /** Whether nothing but digits, or a variable, stands where a port is. */
    private static boolean isPort(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c) && c != VariableText.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** {@code user:password@host:port} as a whole text, {@code user:password@tcp(host)/base} or {@code user:password@/base}; an image's digest is none. */
    private static @Nullable Span withoutScheme(String text) {
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':');
        if (colon < 0
                || colon >= at
                || at + 1 == text.length()
                || TIME.matcher(text).matches()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ',' || i < colon && "/=@;\"'({[".indexOf(c) >= 0) {
                return null;
            }
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String host = text.substring(at + 1);
        int end = 0;
        int letters = 0;
        int dots = 0;
        while (end < host.length()
                && (Character.isLetterOrDigit(host.charAt(end)) || ".-".indexOf(host.charAt(end)) >= 0)) {
            letters += Character.isLetter(host.charAt(end)) ? 1 : 0;
            dots += host.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        boolean isLocal = host.length() > 1 && host.charAt(0) == '/' && Character.isLetter(host.charAt(1));
        boolean isName = end > 0 && (letters > 0 || dots == 3);
        boolean isHost = (isLocal || isName)
                && (isLocal
                        || end == host.length() && end > 3
                        || end < host.length() && ":/(?".indexOf(host.charAt(end)) >= 0)
                && !(end == host.length() && isMember(scheme, text.substring(colon + 1, at), host))
                && !OTHER_SCHEMES.contains(scheme);
        return isHost ? password(text, 0, colon + 1, at) : null;
    }

    /** Whether {@code user:name@domain} and its like name a member, as permissions have them, and no password. */
    private static boolean isMember(String kind, String name, String host) {
        if (!MEMBERS.contains(kind) || WellKnownPasswords.contains(name)) {
            return false;
        }
        return kind.equals("serviceaccount") && host.endsWith(SERVICE_ACCOUNTS)
                || !kind.equals("user") && NAME.matcher(name).matches()
                || (NAME.matcher(name).matches() || LOGIN.matcher(name).matches())
                        && DOMAIN.matcher(host).matches();
    }
}
