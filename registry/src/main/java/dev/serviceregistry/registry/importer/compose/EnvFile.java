package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the variables of a {@code .env} file: comments, {@code export}, quotes, values over several lines, references.
 */
final class EnvFile {
    private static final Pattern KEY = Pattern.compile(
            "[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.\\-\\[\\]]*)[ \\t]*(?:([=:])[ \\t]*|(?=[\\r\\n#]|$))");

    private final String text;
    private final Variables outer;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> references = new HashMap<>();
    private final List<Integer> skipped = new ArrayList<>();
    private final List<Unset> unset = new ArrayList<>();
    private final List<Integer> settledLines = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Variables earlier;
    private int at;
    private int line = 1;

    /** The value that was read last, as it is written. */
    private String raw = "";

    private long left = 16L * Template.LONGEST;

    private EnvFile(String text, Variables outer) {
        this.text = text;
        this.outer = outer;
        this.earlier = name -> values.containsKey(name) ? new Variables.Value(values.get(name), "") : null;
    }

    /**
     * The content of such a file.
     *
     * @param values the values, in order
     * @param names keys without a value, which the shell would give
     * @param references of the values with references their text with what the references come to as their defaults
     * @param skippedLines lines that are not an assignment, from 1
     * @param unset references that nothing gives a value
     * @param settledLines lines of values that are {@link Template#settled}, from 1
     * @param written the values as they are written, in order
     */
    record Content(
            Map<String, String> values,
            List<String> names,
            Map<String, String> references,
            List<Integer> skippedLines,
            List<Unset> unset,
            List<Integer> settledLines,
            List<Written> written) {}

    /**
     * A value as it is written; one of a variable that is written again is none of the content's values.
     *
     * @param line where it begins, from 1
     */
    record Written(int line, String name, String text) {}

    /** What a value comes to, and its text with what its references come to as their defaults; empty for one without. */
    private record Value(String text, String reference) {}

    /** A variable without a value, and the line of the value that names it. */
    record Unset(int line, String name) {
        String note() {
            return "the variable " + name + " has no value and stays as written";
        }
    }

    /** The variables of a text, where references see earlier lines and then the outer variables. */
    static Content parse(String text, Variables outer) {
        EnvFile file = new EnvFile(text, outer);
        file.read();
        return new Content(
                file.values,
                List.copyOf(file.names),
                file.references,
                List.copyOf(file.skipped),
                List.copyOf(file.unset),
                List.copyOf(file.settledLines),
                List.copyOf(file.written));
    }

    /** The variables of a text where nothing is special but the first {@code =} of a line. */
    static Content parseRaw(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Integer> skipped = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        int line = 0;
        for (String content : text.split("\r?\n", -1)) {
            line++;
            int equals = content.indexOf('=');
            if (equals > 0) {
                String name = content.substring(0, equals).strip();
                values.put(name, content.substring(equals + 1));
                written.add(new Written(line, name, content.substring(equals + 1)));
            } else if (!content.isBlank() && !content.startsWith("#")) {
                skipped.add(line);
            }
        }
        return new Content(values, List.of(), Map.of(), skipped, List.of(), List.of(), written);
    }

    private void read() {
        int counted = 0;
        while (at < text.length()) {
            line += newLines(counted, at);
            counted = at;
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Matcher key = KEY.matcher(text).region(at, text.length());
            if (c == '#' || !key.lookingAt()) {
                if (c != '#') {
                    skipped.add(line);
                }
                skipLine();
                continue;
            }
            at = key.end();
            if (key.group(2) == null) {
                names.add(key.group(1));
                skipLine();
            } else {
                put(key.group(1), value());
                written.add(new Written(line, key.group(1), raw));
            }
        }
    }

    private int newLines(int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private void put(String name, Value value) {
        values.remove(name);
        values.put(name, value.text());
        references.remove(name);
        if (!value.reference().isEmpty()) {
            references.put(name, value.reference());
        }
    }

    private Value value() {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote == '"' || quote == '\'') {
            int end = closing(quote);
            if (end > 0) {
                String inner = text.substring(at + 1, end);
                at = end + 1;
                skipLine();
                raw = inner;
                return quote == '\'' ? new Value(inner, "") : resolved(unescaped(inner));
            }
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        String line = text.substring(at, end);
        at = end;
        Matcher comment = Pattern.compile("(^|[ \\t])#.*").matcher(line);
        raw = (comment.find() ? line.substring(0, comment.start()) : line).strip();
        return resolved(raw);
    }

    private int closing(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private Value resolved(String value) {
        if (value.indexOf('$') < 0 || left < 0) {
            return new Value(value, "");
        }
        Template template = Template.parse(value);
        List<Template.Use> uses = new ArrayList<>();
        Variables variables = outer.under(earlier);
        String text = template.resolve(variables, uses);
        Template settled = template.settled(variables);
        if (settled != template) {
            settledLines.add(line);
        }
        String reference = settled.hasReferences() ? settled.portable(variables) : "";
        left -= text.length() + reference.length();
        for (Template.Use use : uses) {
            if (use.origin() == Template.Origin.UNSET) {
                unset.add(new Unset(line, use.reference().name()));
            }
        }
        return new Value(text, reference);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '"', '\\' -> plain.append(next);
                case '$' -> plain.append("$$");
                default -> plain.append(c).append(next);
            }
        }
        return plain.toString();
    }
}
