package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.toml.LineIndex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at a place in a file of rules, valid or not.
 *
 * @param word the word or the text that the place is in, whole
 * @param source where that is written
 * @param begun the part of it before the place
 * @param isText whether it is a text between quotes
 * @param caller the word before the innermost parentheses around it, with the {@code @} of an annotation; empty where none are
 * @param before the word with a dot behind it that it follows, such as that of an enum; empty where there is none
 * @param field the field that it is compared with; empty where there is none
 * @param part the part of the rule that it is in: {@code rule}, {@code when} or {@code then}
 * @param variables the types of the facts that are named before it, by their names
 */
record RuleCursor(
        String word,
        SourceLocation source,
        String begun,
        boolean isText,
        String caller,
        String before,
        String field,
        String part,
        Map<String, String> variables) {

    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*([A-Z]\\w*)\\s*\\(");

    static RuleCursor at(String file, String text, int line, int column) {
        LineIndex lines = new LineIndex(file, text);
        int offset = lines.offsetWithinLine(line, column);
        Deque<String> callers = new ArrayDeque<>();
        String part = "rule";
        String word = "";
        String field = "";
        int textStart = -1;
        int at = 0;
        while (at < offset) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = endOfText(text, at);
                if (end >= offset) {
                    textStart = at + 1;
                    break;
                }
                at = end + 1;
                word = "";
            } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                int end = text.startsWith("//", at) ? text.indexOf('\n', at) : text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 1;
            } else if (isPart(c)) {
                int end = at;
                while (end < text.length() && isPart(text.charAt(end))) {
                    end++;
                }
                word = text.substring(at, Math.min(end, offset));
                if (end < offset && callers.isEmpty() && (word.equals("when") || word.equals("then"))) {
                    part = word;
                } else if (end < offset && callers.isEmpty() && (word.equals("rule") || word.equals("end"))) {
                    part = "rule";
                }
                at = end;
            } else {
                if (c == '(') {
                    callers.push(word);
                } else if (c == ')' && !callers.isEmpty()) {
                    callers.pop();
                }
                field = c == '=' || c == '!' || c == '<' || c == '>'
                        ? word.isEmpty() ? field : word
                        : Character.isWhitespace(c) || c == '"' ? field : "";
                word = Character.isWhitespace(c) || c == '=' || c == '!' ? word : "";
                at++;
            }
        }
        int start = textStart >= 0 ? textStart : offset;
        while (textStart < 0 && start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        int end = Math.max(start, offset);
        while (end < text.length()
                && (textStart >= 0 ? text.charAt(end) != '"' && text.charAt(end) != '\n' : isPart(text.charAt(end)))) {
            end++;
        }
        int dot = start - 1;
        int from = dot;
        while (textStart < 0 && from > 0 && dot >= 0 && text.charAt(dot) == '.' && isPart(text.charAt(from - 1))) {
            from--;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        Matcher bindings = BINDING.matcher(text.substring(Math.max(0, text.lastIndexOf("\nrule", offset)), offset));
        while (bindings.find()) {
            variables.put(bindings.group(1), bindings.group(2));
        }
        return new RuleCursor(
                text.substring(start, end),
                lines.span(start, end),
                text.substring(start, offset),
                textStart >= 0,
                callers.isEmpty() ? "" : callers.peek(),
                from < dot ? text.substring(from, dot) : "",
                field,
                part,
                variables);
    }

    /** Where a text ends; at the end of its line when nothing closes it. */
    private static int endOfText(String text, int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\n') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@';
    }
}
