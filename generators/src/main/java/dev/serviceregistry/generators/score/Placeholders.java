package dev.serviceregistry.generators.score;

/** Texts in Score, where <code>${...}</code> is replaced by what a resource gives and {@code $$} is a dollar. */
final class Placeholders {

    private Placeholders() {}

    /** A text in which nothing is replaced. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c != '$') {
                continue;
            }
            out.append('$');
            int end = i + 1 < text.length() && text.charAt(i + 1) == '{' ? text.indexOf('}', i) : -1;
            if (end > 0) {
                // What stands between the braces is taken as it is, dollars and all.
                out.append(text, i + 1, end + 1);
                i = end;
            }
        }
        return out.toString();
    }

    /** What a resource gives under a name; it can be asked for when {@link #canName} says so. */
    static String output(String resource, String name) {
        return "${resources." + resource + "." + name.replace(".", "\\.") + "}";
    }

    /** Whether a name can stand in a placeholder. */
    static boolean canName(String name) {
        return !name.isEmpty() && name.indexOf('}') < 0 && name.indexOf('\\') < 0;
    }
}
