package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the lines of a file that could not be read: rather too much than too little, since nobody knows what a line means.
 */
public final class UnreadLines {

    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z0-9_.-]{2,200})[\"']?\\s{0,20}([=:,]|(?=[\"']))\\s{0,20}");
    private static final int LONGEST_LINE = 4_000;

    private UnreadLines() {}

    /** The lines with everything masked that may be a secret; one of several lines is masked to its end. */
    public static List<String> mask(List<String> lines) {
        List<String> masked = new ArrayList<>(lines.size());
        String end = "";
        for (String line : lines) {
            if (!end.isEmpty()) {
                masked.add("*".repeat(line.length()));
                end = line.contains(end) ? "" : end;
                continue;
            }
            String shown = mask(line);
            masked.add(shown);
            if (line.contains("-----BEGIN") && !line.contains("-----END")) {
                end = "-----END";
            } else if (!shown.equals(line)) {
                end = opens(line, "\"\"\"") ? "\"\"\"" : opens(line, "'''") ? "'''" : "";
            }
        }
        return masked;
    }

    static String mask(String line) {
        if (line.length() > LONGEST_LINE || SecretDetector.hasForm(line) || CommandWords.find(unquoted(line)) != null) {
            return "*".repeat(line.length());
        }
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            if (SecretDetector.isSecretName(named.group(1)) && named.end() < line.length()) {
                return line.substring(0, named.end()) + "*".repeat(line.length() - named.end());
            }
        }
        return line;
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
