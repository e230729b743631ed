package dev.serviceregistry.registry.toml;

/** The escapes of TOML's basic strings. */
final class TomlEscapes {

    private TomlEscapes() {}

    /** The text that a valid escaped text stands for. */
    static String unescape(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\' || i + 1 == escaped.length()) {
                plain.append(c);
                continue;
            }
            char kind = escaped.charAt(++i);
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' ? 2 : 0;
            if (digits > 0 && i + digits < escaped.length()) {
                plain.appendCodePoint(Integer.parseInt(escaped.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                plain.append(
                        switch (kind) {
                            case 'b' -> '\b';
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'f' -> '\f';
                            case 'r' -> '\r';
                            case 'e' -> '\u001b';
                            default -> kind;
                        });
            }
        }
        return plain.toString();
    }
}
