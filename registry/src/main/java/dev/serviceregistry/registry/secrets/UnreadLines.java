package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the lines of a file that could not be read: rather too much than too little, since nobody knows what a line means.
 */
public final class UnreadLines {

    /** That a value goes on with whatever stands on the next line. */
    private static final String ANYTHING = "\n";

    private static final List<String> FENCES = List.of("\"\"\"", "'''");

    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z0-9_.-]{2,200})[\"']?\\s{0,20}([=:,]|(?=[\"']))\\s{0,20}");
    /** A name and what may be its value, with nothing but space between. */
    private static final Pattern SPACED = Pattern.compile("([A-Za-z0-9_.-]{2,200})\\s{1,20}(?=(\\S{5,999}))");

    /** A line that begins a table or gives a key a value, so that it goes on with nothing. */
    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(?:\\[{1,2}[\\w.\"' -]{1,999}]{1,2}|[\\w.\"' -]{1,200}=\\s*[^=\\s].*)\\s*(?:#.*)?");

    private static final int LONGEST_LINE = 4_000;

    private UnreadLines() {}

    /** The lines with everything masked that may be a secret; one of several lines is masked to its end. */
    public static List<String> mask(List<String> lines) {
        List<String> masked = new ArrayList<>(lines.size());
        String end = "";
        boolean loose = false;
        for (String line : lines) {
            boolean goesOn =
                    !end.isEmpty() && !(loose && STATEMENT.matcher(line).matches());
            if (goesOn) {
                masked.add("*".repeat(line.length()));
                boolean ends = end.equals(ANYTHING) ? !line.isBlank() : line.contains(end);
                // Behind the name alone a value may begin that goes on itself.
                end = !ends ? end : end.equals(ANYTHING) ? open(line) : "";
                continue;
            }
            String shown = mask(line);
            masked.add(shown);
            boolean isKey = line.contains("-----BEGIN") && !line.contains("-----END");
            end = isKey ? "-----END" : shown.equals(line) ? namesOnly(line) ? ANYTHING : "" : open(line);
            loose = !isKey && !FENCES.contains(end);
        }
        return masked;
    }

    /** What ends the value that a line opens and does not close; empty for none. */
    private static String open(String line) {
        for (String fence : FENCES) {
            if (opens(line, fence)) {
                return fence;
            }
        }
        int array = line.lastIndexOf('[');
        int table = line.lastIndexOf('{');
        if (isOdd(line, '"') || isOdd(line, '\'')) {
            return isOdd(line, '"') ? "\"" : "'";
        }
        return array > line.lastIndexOf(']') ? "]" : table > line.lastIndexOf('}') ? "}" : "";
    }

    private static boolean isOdd(String line, char quote) {
        return line.chars().filter(c -> c == quote).count() % 2 == 1;
    }

    /** Whether a line ends behind the name of a secret, so that its value stands on the next one. */
    private static boolean namesOnly(String line) {
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            if (named.end() == line.length() && isSecret(named.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String name) {
        return SecretNames.strength(name) != NameStrength.NONE;
    }

    static String mask(String line) {
        if (line.length() > LONGEST_LINE
                || KnownTokens.isAnywhereIn(line)
                || Addresses.find(line) != null
                || CommandWords.find(unquoted(line)) != null) {
            return "*".repeat(line.length());
        }
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            if (isSecret(named.group(1)) && named.end() < line.length()) {
                return masked(line, named.end());
            }
        }
        Matcher spaced = SPACED.matcher(line);
        while (spaced.find()) {
            if (SecretNames.strength(spaced.group(1)) == NameStrength.STRONG && Literals.isMixed(spaced.group(2))) {
                return masked(line, spaced.end());
            }
        }
        return line;
    }

    private static String masked(String line, int from) {
        return line.substring(0, from) + "*".repeat(line.length() - from);
    }

    /** The words of a line, whatever stands around them. */
    private static String unquoted(String line) {
        StringBuilder words = new StringBuilder(line);
        for (int i = 0; i < words.length(); i++) {
            if ("\"'[],{}".indexOf(words.charAt(i)) >= 0) {
                words.setCharAt(i, ' ');
            }
        }
        return words.toString();
    }

    private static boolean opens(String line, String fence) {
        int from = line.indexOf(fence);
        return from >= 0 && line.indexOf(fence, from + fence.length()) < 0;
    }
}
