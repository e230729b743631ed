package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Spells a tree as TOML: tables as headers, dotted keys or inline, in an order that the dice decide. */
final class TomlText {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

    private final Dice dice;
    private final List<String> sections = new ArrayList<>();

    TomlText(Dice dice) {
        this.dice = dice;
    }

    String of(Tree root) {
        StringBuilder top = new StringBuilder();
        section(root, "", top);
        return top + "\n" + String.join("\n", dice.<String>shuffled(sections));
    }

    private void section(Tree table, String path, StringBuilder body) {
        for (Map.Entry<String, Object> entry :
                dice.<Map.Entry<String, Object>>shuffled(table.entries().entrySet())) {
            String key = key(entry.getKey());
            if (!(entry.getValue() instanceof Tree below)) {
                body.append(key).append(" = ").append(value(entry.getValue())).append('\n');
                continue;
            }
            boolean shallow = path.chars().filter(c -> c == '.').count() < 1;
            int style = shallow ? 0 : dice.between(0, 2);
            if (style == 0 || below.entries().isEmpty()) {
                String header = path.isEmpty() ? key : path + "." + key;
                StringBuilder own = new StringBuilder();
                section(below, header, own);
                boolean needed = own.length() > 0 || below.entries().isEmpty() || dice.chance(.2);
                if (needed) {
                    sections.add("[" + header + "]\n" + own);
                }
            } else if (style == 1) {
                body.append(key).append(" = ").append(inline(below)).append('\n');
            } else {
                dotted(below, key, body);
            }
        }
    }

    private void dotted(Tree table, String prefix, StringBuilder body) {
        for (Map.Entry<String, Object> entry :
                dice.<Map.Entry<String, Object>>shuffled(table.entries().entrySet())) {
            String key = prefix + "." + key(entry.getKey());
            if (entry.getValue() instanceof Tree below && dice.chance(.5)) {
                dotted(below, key, body);
            } else {
                body.append(key).append(" = ").append(value(entry.getValue())).append('\n');
            }
        }
    }

    private String inline(Tree table) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Object> entry :
                dice.<Map.Entry<String, Object>>shuffled(table.entries().entrySet())) {
            parts.add(key(entry.getKey()) + " = " + value(entry.getValue()));
        }
        return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
    }

    private String value(Object value) {
        if (value instanceof Tree table) {
            return inline(table);
        }
        if (value instanceof List<?> list) {
            List<String> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item)));
            return dice.chance(.2) && !items.isEmpty()
                    ? "[\n    " + String.join(",\n    ", items) + ",\n]"
                    : "[" + String.join(", ", items) + "]";
        }
        if (value instanceof Tree.Secret secret) {
            boolean number = NUMBER.matcher(secret.text()).matches();
            return number && dice.chance(.5) ? secret.text() : text(secret.text());
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Tree.Refused refused) {
            return refused.toml();
        }
        if (value instanceof Tree.Unknown unknown) {
            return unknown.toml();
        }
        return value.toString();
    }

    private String text(String text) {
        boolean several = text.contains("\n");
        if (!text.contains("'") && dice.chance(.2)) {
            return several ? "'''\n" + text + "'''" : "'" + text + "'";
        }
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return several && dice.chance(.5)
                ? "\"\"\"\n" + escaped + "\"\"\""
                : "\"" + escaped.replace("\n", "\\n") + "\"";
    }

    private static String key(String key) {
        return BARE.matcher(key).matches() ? key : '"' + key + '"';
    }
}
