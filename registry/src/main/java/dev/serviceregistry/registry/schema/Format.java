package dev.serviceregistry.registry.schema;

import dev.serviceregistry.registry.values.CronSchedule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a text. */
enum Format {
    ANY("a text", "", ".*"),
    NAME("a name", "payments", "[A-Za-z0-9][A-Za-z0-9._-]*"),
    HANDLE("a team's handle", "@platform-team", "@[A-Za-z0-9][A-Za-z0-9._/-]*"),
    TEAM("a team", "payments", "@?[A-Za-z0-9][A-Za-z0-9._/-]*"),
    DURATION("a duration", "10s, 5m, 1h or 30d", "(\\d+(\\.\\d+)?(ms|s|m|h|d|w))+"),
    PERCENT("a percentage", "99.9%", "(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)\\s?%"),
    SIZE("a size", "512Mi or 1Gi", "\\d+(\\.\\d+)?([KMGTPE]i?B?|[kmgb]|B)?"),
    SHA256("a SHA-256", "64 hexadecimal digits", "[0-9a-f]{64}"),
    FINGERPRINT("a fingerprint", "32 hexadecimal digits", "[0-9a-f]{32}"),
    DIGEST("an image's digest", "sha256:…", "sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|" + Format.REFERENCE),
    SERVICE(
            "a service",
            "postgres, postgres@^16 or project/service",
            "([A-Za-z0-9][A-Za-z0-9._@-]*/)?[A-Za-z0-9_][A-Za-z0-9._-]*"),
    CONTRACT("a contract", "ledger-grpc@1", "[A-Za-z0-9][A-Za-z0-9._/-]*(@[0-9]+(\\.[0-9]+)*)?"),
    VERSION("a version", "2.3.1", ".*"),
    RANGE("a range of versions", "^16 or >=1.4 <2", ""),
    RESTART(
            "a restart policy",
            "no, always, unless-stopped, on-failure or on-failure:5",
            "no|always|unless-stopped|on-failure(:\\d+)?|" + Format.REFERENCE),
    VARIABLE("a variable", "${HTTP_PORT}", Format.REFERENCE),
    IP_ADDRESS(
            "an IP address",
            "127.0.0.1",
            "|[*]|(" + Format.OCTET + "\\.){3}" + Format.OCTET
                    + "|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?\\]?|" + Format.REFERENCE),
    CRON("a schedule", "0 3 * * *", CronSchedule.PATTERN),
    ABSOLUTE_PATH("an absolute path", "/var/lib/data", "(/|\\\\\\\\|[A-Za-z]:[\\\\/]|~|\\$\\{).*"),
    TLS_VERSION("a TLS version", "1.2", "1\\.[0-3]"),
    CONTROL("a control", "SOC2:A1.2", "[^:\\s]+:[^:\\s]+"),
    SUPPORT_HOURS("support hours", "24/7, business or 08:00-20:00", ".+");

    /** One of the four numbers of an IPv4 address. */
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** A text that nobody knows before its variables are set. */
    private static final String REFERENCE = ".*\\$\\{[A-Za-z_].*\\}.*";

    /** No format has longer texts; a pattern that repeats a group would recurse into them. */
    static final int LONGEST = 500;

    private final String what;
    private final String example;
    private final Pattern pattern;

    Format(String what, String example, String pattern) {
        this.what = what;
        this.example = example;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** What is expected, for a message. */
    String expected() {
        return example.isEmpty() ? what : what + " such as " + example;
    }

    boolean accepts(String text) {
        return this == ANY || text.length() <= LONGEST && matches(text);
    }

    /** The form as a pattern of JSON Schema; null where any text will do, or where no such pattern can tell. */
    @Nullable
    String jsonPattern() {
        return switch (this) {
            case ANY, VERSION, RANGE, SERVICE -> null;
            default -> "^(" + pattern.pattern().replace(".*", "[\\s\\S]*").replace(".+", "[\\s\\S]+") + ")$";
        };
    }

    private boolean matches(String text) {
        return switch (this) {
            case ANY -> true;
            case RANGE -> Versions.isRange(text);
            case CRON -> CronSchedule.isOne(text);
            case SERVICE -> !text.endsWith("@") && isService(ServiceReference.parse(text));
            default -> pattern.matcher(text).matches();
        };
    }

    private boolean isService(ServiceReference reference) {
        return pattern.matcher(reference.name()).matches()
                && (reference.range().isEmpty() || Versions.isRange(reference.range()));
    }
}
