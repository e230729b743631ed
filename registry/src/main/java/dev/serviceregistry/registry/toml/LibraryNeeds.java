package dev.serviceregistry.registry.toml;

/** Estimates how much memory the TOML library takes for a text: it keeps every word, blank and sign of it to the end. */
final class LibraryNeeds {

    /** What it keeps for one of them at most, measured over valid texts of many shapes. */
    private static final long BYTES_PER_TOKEN = 400;

    private LibraryNeeds() {}

    /** What the library takes for a valid text, in bytes; rather too much than too little. */
    static long bytes(String text) {
        long tokens = 0;
        char before = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = TomlLimits.endOfString(text, i, c);
                tokens += 3 + breaks(text, i, end);
                i = end - 1;
            } else if (kind(c) == 0 || kind(c) != kind(before)) {
                tokens++;
            }
            before = c;
        }
        return tokens * BYTES_PER_TOKEN;
    }

    /** What cuts a string into several pieces. */
    private static int breaks(String text, int from, int to) {
        int breaks = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            breaks += c == '\n' || c == '\\' || Character.isHighSurrogate(c) ? 2 : 0;
        }
        return breaks;
    }

    /** Letters and digits make words, spaces make blanks, everything else stands for itself. */
    private static int kind(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' ? 1 : c == ' ' || c == '\t' ? 2 : 0;
    }
}
