package dev.serviceregistry.engine.report;

/** Text as it stands in XML, between tags and in attributes. */
public final class XmlText {

    private XmlText() {}

    /**
     * Appends the text with everything escaped that means something, or that XML has no place for, or that hides and
     * reorders what a reader sees; an attribute keeps its lines as well.
     */
    public static StringBuilder attribute(String text, StringBuilder xml) {
        return append(text, false, xml);
    }

    /** Appends the text in the same way as what stands between tags. */
    public static StringBuilder content(String text, StringBuilder xml) {
        return append(text, true, xml);
    }

    private static StringBuilder append(String text, boolean content, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i), content)) {
                return replaced(text, i, content, xml);
            }
        }
        return xml.append(text);
    }

    private static StringBuilder replaced(String text, int from, boolean content, StringBuilder xml) {
        xml.append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isPlain(point, content)) {
                xml.append((char) point);
            } else {
                xml.append(replacement(point));
            }
        }
        return xml;
    }

    private static boolean isPlain(int point, boolean content) {
        return point >= ' ' && point <= '~' && point != '<' && point != '>' && point != '&' && point != '"'
                || content && point == '\n';
    }

    private static String replacement(int point) {
        switch (point) {
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '&':
                return "&amp;";
            case '"':
                return "&quot;";
            case '\n':
                return "&#10;";
            case 0xFFFE, 0xFFFF:
                return "\uFFFD";
            default:
                StringBuilder shown = new StringBuilder();
                ShownText.append(shown, point, 0);
                // A control character is shown by its name, which stands between angle brackets.
                return shown.toString().replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
