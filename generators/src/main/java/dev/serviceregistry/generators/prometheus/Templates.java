package dev.serviceregistry.generators.prometheus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in alerts, in which Prometheus gives braces a meaning. */
final class Templates {

    private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final String VALUE = "(\\$value|\\.Value|\\$labels\\.[A-Za-z_]\\w*|\\.Labels\\.[A-Za-z_]\\w*)";
    private static final String FORMAT = "printf \"%[0-9.]*[fgesvd]\"";
    private static final Pattern KNOWN = Pattern.compile("\\s*(" + FORMAT + " )?" + VALUE
            + "(\\s*\\|\\s*(humanize|humanize1024|humanizeDuration|humanizePercentage|humanizeTimestamp|title|toUpper|"
            + "toLower|" + FORMAT + "))*\\s*");

    private Templates() {}

    /** A text that comes out as it is. */
    static String literal(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }

    /** Whether every pair of braces shows the value of an alert or one of its labels. */
    static boolean isKnown(String text) {
        Matcher actions = ACTION.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (actions.find()) {
            if (!KNOWN.matcher(actions.group(1)).matches()) {
                return false;
            }
            actions.appendReplacement(rest, "");
        }
        return actions.appendTail(rest).indexOf("{{") < 0;
    }
}
