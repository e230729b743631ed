package dev.serviceregistry.registry.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the whole schema as Markdown: every key of every kind of file, what it says, what it may be and what holds without it. */
public final class SchemaReference {

    private final SchemaDocument words = new SchemaDocument();
    private final Map<String, StringBuilder> sections = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();

    private SchemaReference() {}

    /** A heading and a table for each kind of file, and for what stands in several of them. */
    public static String markdown() {
        SchemaReference reference = new SchemaReference();
        StringBuilder text = new StringBuilder();
        for (DocumentKind kind : DocumentKind.values()) {
            reference.keys(kind.shape(), kind.schemaName(), kind.schemaName(), "");
        }
        reference.sections.forEach((name, rows) -> text.append("## ")
                .append(title(name))
                .append("\n\n| key | what it says | value | without it |\n|---|---|---|---|\n")
                .append(rows)
                .append('\n'));
        return text.toString();
    }

    private static String title(String section) {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.schemaName().equals(section)) {
                return "`" + kind.where() + "`";
            }
        }
        return switch (section) {
            case "service" -> "A service: `[services.ID]` of the catalogue and of a project";
            case "dependency" -> "A dependency with a condition: an element of `requires`, `optional` and `calls`";
            case "probe" -> "A health check: `[services.ID.health.NAME]`";
            default -> "A regime: `[compliance.NAME]`";
        };
    }

    /** Writes the keys of a table into its section; shared tables open one of their own. */
    private void keys(Shape shape, String path, String section, String shown) {
        if (shape instanceof Shape.Fields fields) {
            for (Map.Entry<String, Shape> field : fields.fields().entrySet()) {
                String key = field.getKey();
                String below = SchemaDocument.below(path, key);
                boolean shared = !below.equals(path + "." + key);
                if (shared && !key.equals("schema_version")) {
                    String own = below.substring(0, below.indexOf('.'));
                    row(own, below, field.getValue(), key, fields.required().contains(key));
                } else {
                    row(
                            section,
                            below,
                            field.getValue(),
                            join(shown, key),
                            fields.required().contains(key));
                }
            }
        } else if (shape instanceof Shape.MapOf map) {
            String below = SchemaDocument.below(path, "*");
            if (below.equals("service")) {
                // What a file may leave to the catalogue is required of both together.
                keys(SchemaOfServices.service(), below, below, "");
                keys(map.value(), below, below, "");
            } else {
                keys(map.value(), below, section, join(shown, "NAME"));
            }
        } else if (shape instanceof Shape.ListOf list) {
            keys(list.item(), path, section, shown);
        } else if (shape instanceof Shape.Either either) {
            either.alternatives().forEach(alternative -> keys(alternative, path, section, shown));
        }
    }

    private void row(String section, String path, Shape shape, String shown, boolean required) {
        String mark = section + " " + path;
        if (!open.contains(mark)) {
            open.add(mark);
            String otherwise = words.otherwise(path);
            sections.computeIfAbsent(section, name -> new StringBuilder())
                    .append("| `")
                    .append(shown)
                    .append("` | ")
                    .append(escaped(words.description(path)))
                    .append(" | ")
                    .append(escaped(form(shape)))
                    .append(" | ")
                    .append(required ? "required" : otherwise == null ? "" : "`" + otherwise + "`")
                    .append(" |\n");
            keys(shape, path, section, shown);
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String escaped(@Nullable String text) {
        return text == null ? "" : text.replace("|", "\\|");
    }

    /** What a value of this shape may be, in words; choices stand as Markdown writes code. */
    static String form(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.format().expected();
        } else if (shape instanceof Shape.Choice choice) {
            return "`" + String.join("`, `", choice.allowed()) + "`";
        } else if (shape instanceof Shape.Flag) {
            return "`true`, `false`";
        } else if (shape instanceof Shape.Whole) {
            return "a whole number";
        } else if (shape instanceof Shape.Number) {
            return "a number";
        } else if (shape instanceof Shape.Day) {
            return "a day such as 2026-11-23";
        } else if (shape instanceof Shape.ListOf list) {
            return "an array: " + form(list.item());
        } else if (shape instanceof Shape.MapOf map) {
            return "a table by names: " + form(map.value());
        } else if (shape instanceof Shape.Either either) {
            List<String> forms = new ArrayList<>();
            either.alternatives().forEach(alternative -> forms.add(form(alternative)));
            return String.join(", or ", forms);
        } else if (shape instanceof Shape.Fields) {
            return "a table";
        }
        return shape instanceof Shape.Any ? "a single value" : "anything";
    }
}
