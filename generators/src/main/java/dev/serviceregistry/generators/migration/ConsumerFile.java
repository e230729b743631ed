package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.WrittenLine;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;

/** The file in which a project says what it uses, as it is now. */
final class ConsumerFile {

    /** What stands for a position in an array within a path. */
    static final String ITEM = "[]";

    /**
     * A single value of the file.
     *
     * @param path the keys that lead to it
     * @param scalar the value
     * @param owner the table in which it, or the array that it is in, is written
     * @param option the option of a command whose value it is, as the item before it and a space; empty for none
     */
    record Place(List<String> path, Scalar scalar, Table owner, String option) {

        /** Whether the path is this one; {@code *} stands for any key. */
        boolean isAt(String... keys) {
            boolean matches = path.size() == keys.length;
            for (int i = 0; matches && i < keys.length; i++) {
                matches = keys[i].equals("*") || keys[i].equals(path.get(i));
            }
            return matches;
        }

        /** The variable or property whose value it is; empty for none. */
        String variable() {
            boolean isNamed = isBelow("services", "*", "env") || isBelow("services", "*", "properties");
            boolean isValue = path.size() == 4
                    || path.size() == 5
                            && (path.get(4).equals("default") || path.get(4).equals(ITEM));
            return isNamed && isValue ? path.get(3) : "";
        }

        /** Whether the path begins with this one. */
        boolean isBelow(String... keys) {
            boolean matches = path.size() > keys.length;
            for (int i = 0; matches && i < keys.length; i++) {
                matches = keys[i].equals("*") || keys[i].equals(path.get(i));
            }
            return matches;
        }
    }

    private final String name;
    private final Table content;
    private final List<WrittenLine> lines;
    private final List<Place> places = new ArrayList<>();
    private final List<SourceLocation> values = new ArrayList<>();

    ConsumerFile(Reading reading, String project) {
        this.name = "projects/" + project + "/services.toml";
        ParsedFile parsed = reading.files().get(name);
        this.content = parsed == null ? Table.empty(SourceLocation.startOf(name)) : parsed.content();
        this.lines = reading.text().lines(name);
        walk(List.of(), content, content, "");
    }

    private void walk(List<String> path, Node node, Table owner, String option) {
        if (node instanceof Table table) {
            for (var entry : table.entries().entrySet()) {
                walk(with(path, entry.getKey()), entry.getValue().value(), table, "");
            }
        } else {
            values.add(node.source());
            if (node instanceof Array array) {
                String before = "";
                for (Node item : array.items()) {
                    walk(with(path, ITEM), item, owner, before);
                    String text = item instanceof Scalar scalar ? scalar.text() : "";
                    before = text.startsWith("-") && text.indexOf('=') < 0 ? text + " " : "";
                }
            } else if (node instanceof Scalar scalar) {
                places.add(new Place(path, scalar, owner, option));
            }
        }
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    String name() {
        return name;
    }

    Table content() {
        return content;
    }

    List<WrittenLine> lines() {
        return lines;
    }

    /** Every single value, in the order of the file. */
    List<Place> places() {
        return places;
    }

    /** A line, counted from 1; one without text where there is none. */
    WrittenLine line(int number) {
        return number < 1 || number > lines.size() ? new WrittenLine("", "", false) : lines.get(number - 1);
    }

    /** Whether a value that began on a line above goes on in this one. */
    boolean isWithinValue(int line) {
        for (SourceLocation value : values) {
            if (value.line() < line && line <= value.endLine()) {
                return true;
            }
        }
        return false;
    }
}
