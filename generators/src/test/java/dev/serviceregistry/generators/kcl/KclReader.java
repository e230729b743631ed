package dev.serviceregistry.generators.kcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of KCL's grammar that is generated, and refuses everything else. */
final class KclReader {

    private static final Pattern TOKEN = Pattern.compile("(?<space>[ ]+|#[^\n]*)|(?<line>\n)"
            + "|(?<number>-?[0-9]+(?:\\.[0-9]+)?)|(?<name>\\$?[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<sign>\\.\\.\\.|>=|<=|[-+={}\\[\\](),:?<>])");

    /** A token; the text of a string is what it stands for. */
    private record Token(String kind, String text, int indent) {}

    /** A schema: its attributes with what stands behind their names, and how many checks there are. */
    record Schema(Map<String, String> attributes, List<String> checks) {}

    final Map<String, Schema> schemas = new LinkedHashMap<>();
    final Map<String, Object> values = new LinkedHashMap<>();
    final List<String> options = new ArrayList<>();

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    KclReader(String text) {
        split(text);
        while (at < tokens.size()) {
            if (next("line")) {
                at++;
            } else if (is("schema")) {
                schema();
            } else {
                String name = take("name").text();
                sign("=");
                if (values.put(name, value()) != null) {
                    throw new IllegalArgumentException(name + " stands twice");
                }
                take("line");
            }
        }
    }

    private void split(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        int indent = 0;
        while (end < text.length()) {
            if (text.charAt(end) == '"') {
                int from = end++;
                while (text.charAt(end) != '"') {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
                end++;
                tokens.add(new Token("string", unquoted(text.substring(from, end)), indent));
                continue;
            }
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException(
                        "no token of KCL: " + text.substring(end, Math.min(text.length(), end + 60)));
            }
            end = matcher.end();
            String found = matcher.group();
            if (matcher.group("space") != null) {
                indent = tokens.isEmpty() || next(tokens.size() - 1, "line") ? found.length() : indent;
                continue;
            }
            for (String kind : List.of("line", "number", "name", "sign")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, found, indent));
                }
            }
            if (matcher.group("line") != null) {
                indent = 0;
            }
        }
    }

    private static String unquoted(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (inner.contains("${")) {
            throw new IllegalArgumentException("an expression in a string: " + inner);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            switch (inner.charAt(++i)) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case '"' -> text.append('"');
                case '\\' -> text.append('\\');
                default -> throw new IllegalArgumentException("no escape: " + inner);
            }
        }
        return text.toString();
    }

    private boolean next(int index, String kind) {
        return index < tokens.size() && tokens.get(index).kind().equals(kind);
    }

    private boolean next(String kind) {
        return next(at, kind);
    }

    private boolean is(String text) {
        return at < tokens.size()
                && tokens.get(at).text().equals(text)
                && !tokens.get(at).kind().equals("string");
    }

    private Token take(String kind) {
        if (!next(kind)) {
            throw new IllegalArgumentException(
                    "a " + kind + " should stand before " + tokens.subList(at, Math.min(tokens.size(), at + 5)));
        }
        return tokens.get(at++);
    }

    private void sign(String text) {
        if (!is(text)) {
            throw new IllegalArgumentException(
                    text + " should stand before " + tokens.subList(at, Math.min(tokens.size(), at + 5)));
        }
        at++;
    }

    private void schema() {
        sign("schema");
        String name = take("name").text();
        sign(":");
        take("line");
        Schema schema = new Schema(new LinkedHashMap<>(), new ArrayList<>());
        if (schemas.put(name, schema) != null) {
            throw new IllegalArgumentException("the schema " + name + " stands twice");
        }
        boolean inChecks = false;
        while (at < tokens.size() && (next("line") || tokens.get(at).indent() > 0)) {
            if (next("line")) {
                at++;
                continue;
            }
            int from = at;
            if (tokens.get(at).indent() != (inChecks ? 8 : 4)) {
                throw new IllegalArgumentException("indented wrongly: " + tokens.get(at));
            }
            if (is("check")) {
                at++;
                sign(":");
                inChecks = true;
            } else if (inChecks) {
                check();
                schema.checks().add(written(from));
            } else {
                attribute(schema);
            }
            take("line");
        }
    }

    private void attribute(Schema schema) {
        if (is("[")) {
            for (String part : List.of("[", "...", "str", "]", ":", "any")) {
                sign(part);
            }
            return;
        }
        String name = take("name").text();
        int from = at;
        if (is("?")) {
            at++;
        }
        sign(":");
        type();
        if (is("=")) {
            at++;
            value();
        }
        if (schema.attributes().put(name, written(from)) != null) {
            throw new IllegalArgumentException("the attribute " + name + " stands twice");
        }
    }

    private void type() {
        if (is("[")) {
            at++;
            type();
            sign("]");
        } else if (is("{")) {
            at++;
            type();
            sign(":");
            type();
            sign("}");
        } else {
            take("name");
        }
    }

    private void check() {
        condition();
        if (is("if")) {
            at++;
            condition();
        }
        sign(",");
        value();
    }

    private void condition() {
        do {
            if (is("and")) {
                at++;
            }
            take("name");
            if (is("not")) {
                at++;
            }
            if (is("in")) {
                at++;
            } else {
                take("sign");
            }
            value();
        } while (is("and"));
    }

    private String written(int from) {
        StringBuilder written = new StringBuilder();
        tokens.subList(from, at).forEach(token -> written.append(' ').append(token.text()));
        return written.substring(1);
    }

    private Object value() {
        if (next("string")) {
            StringBuilder text = new StringBuilder(take("string").text());
            while (is("+")) {
                at++;
                text.append(take("string").text());
            }
            return text.toString();
        } else if (next("number")) {
            String number = take("number").text();
            return number.contains(".") ? (Object) Double.valueOf(number) : (Object) Long.valueOf(number);
        } else if (is("[")) {
            return list();
        } else if (is("{")) {
            return config();
        }
        String name = take("name").text();
        switch (name) {
            case "True", "False":
                return name.equals("True");
            case "None", "Undefined":
                return name;
            case "option":
                sign("(");
                options.add(take("string").text());
                for (String part : List.of(",", "required", "=", "True", ")")) {
                    sign(part);
                }
                return "option " + options.get(options.size() - 1);
            default:
                if (!schemas.containsKey(name)) {
                    throw new IllegalArgumentException("there is no schema " + name);
                }
                return config();
        }
    }

    private void lines() {
        while (next("line")) {
            at++;
        }
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        sign("[");
        lines();
        while (!is("]")) {
            list.add(value());
            if (is(",")) {
                at++;
            }
            lines();
        }
        sign("]");
        return list;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        sign("{");
        lines();
        while (!is("}")) {
            String key = next("string") ? take("string").text() : take("name").text();
            sign("=");
            if (config.put(key, value()) != null) {
                throw new IllegalArgumentException(key + " stands twice");
            }
            if (is(",")) {
                at++;
            }
            lines();
        }
        sign("}");
        return config;
    }
}
