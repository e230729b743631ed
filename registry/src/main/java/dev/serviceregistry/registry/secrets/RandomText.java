package dev.serviceregistry.registry.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Which texts look as if a machine had drawn them by lot, as keys and tokens do, and names and sentences do not. */
final class RandomText {

    static final int SHORTEST = 20;
    private static final int LONGEST = 512;
    private static final int SHORTEST_HEX = 32;

    /** How often the kind of character changes in a drawn text; words in one case after another change it less often. */
    private static final double FEWEST_CHANGES = .42;

    /** A drawn text has a digit among six characters; names have fewer than one among these. */
    private static final int CHARACTERS_PER_DIGIT = 14;

    private static final double LEAST_BITS = 3.7;

    /** Of letters in one case a key is longer, has more digits, and changes less often between the two kinds. */
    private static final int SHORTEST_OF_ONE_CASE = 24;

    private static final int DIGITS_OF_ONE_CASE = 8;
    private static final double FEWEST_CHANGES_OF_ONE_CASE = .25;

    /** How known texts begin that are drawn by lot and public. */
    private static final List<String> PUBLIC = Words.list("""
            age1 AAAAB3Nza AAAAC3Nza AAAAE2Vj pk_ pk- pk. phc_ sha256- sha384- sha512- 6L MII LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS
            """);

    private RandomText() {}

    /**
     * Whether a text is random in itself.
     *
     * @param byName whether its name has to do with keys, so that hexadecimal digits are no hash
     */
    static boolean isRandom(String text, boolean byName) {
        if (text.length() < SHORTEST || text.length() > LONGEST || Words.begins(text, PUBLIC)) {
            return false;
        }
        int uppers = 0;
        int lowers = 0;
        int digits = 0;
        int changes = 0;
        int separators = 0;
        boolean hex = true;
        int before = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = c >= 'A' && c <= 'Z' ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= '0' && c <= '9' ? 2 : 3;
            uppers += kind == 0 ? 1 : 0;
            lowers += kind == 1 ? 1 : 0;
            digits += kind == 2 ? 1 : 0;
            separators += kind == 3 ? 1 : 0;
            if (kind == 3 && "+/=_-".indexOf(c) < 0) {
                return false;
            }
            hex &= kind == 2 || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            changes += i > 0 && kind != before ? 1 : 0;
            before = kind;
        }
        if (hex) {
            return byName && text.length() >= SHORTEST_HEX && digits > 4 && lowers + uppers > 2;
        }
        if (byName && separators == 0 && (uppers == 0 || lowers == 0)) {
            return text.length() >= SHORTEST_OF_ONE_CASE
                    && digits >= text.length() / DIGITS_OF_ONE_CASE
                    && changes >= (text.length() - 1) * FEWEST_CHANGES_OF_ONE_CASE
                    && bits(text) >= LEAST_BITS;
        }
        boolean mixed = uppers > 1
                && lowers > 1
                && digits >= Math.max(2, text.length() / CHARACTERS_PER_DIGIT)
                && separators <= text.length() / 6;
        return mixed
                && changes >= (text.length() - 1) * FEWEST_CHANGES
                && bits(text) >= LEAST_BITS
                && !isEncodedText(text);
    }

    /** Whether a text has small letters, capitals and digits in it. */
    static boolean hasManyKinds(String text) {
        boolean small = text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean capital = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        return small && capital && text.chars().anyMatch(Character::isDigit);
    }

    /** How many bits of information a character holds on average, by how often each occurs in the text. */
    private static double bits(String text) {
        int[] counts = new int[128];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i)]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Whether it is ordinary text in base64. */
    static boolean isEncodedText(String text) {
        String read = decoded(text);
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 127) {
                return false;
            }
        }
        return !read.isEmpty();
    }

    /** What a text says in base64; empty when that is no text. */
    static String decoded(String text) {
        try {
            String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
            byte[] bytes = Base64.getDecoder().decode(standard);
            String read = new String(bytes, StandardCharsets.UTF_8);
            return Arrays.equals(read.getBytes(StandardCharsets.UTF_8), bytes) ? read : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
