package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Rewrites the relative paths of a file in another directory, so that all start from the project's directory. */
final class ComposePaths {
    private static final Pattern FIXED = Pattern.compile("[/~$].*|[A-Za-z]:[\\\\/].*|[a-z][a-z0-9+.-]*://.*|git@.*");

    private final String prefix;

    /**
     * Rewrites by a prefix.
     *
     * @param prefix the way from the project's directory to the file's; empty where they are the same
     */
    ComposePaths(String prefix) {
        this.prefix = prefix;
    }

    Yaml.Table document(Yaml.Table document) {
        if (prefix.isEmpty()) {
            return document;
        }
        Yaml.Table changed = each(document, "services", this::service);
        changed = each(changed, "secrets", table -> at(table, "file", this::path));
        return each(changed, "configs", table -> at(table, "file", this::path));
    }

    private Yaml.Table each(Yaml.Table document, String section, UnaryOperator<Yaml.Table> change) {
        return at(document, section, value -> {
            if (!(value instanceof Yaml.Table table)) {
                return value;
            }
            Yaml.Table changed = table;
            for (String name : table.entries().keySet()) {
                changed = at(changed, name, inner -> inner instanceof Yaml.Table t ? change.apply(t) : inner);
            }
            return changed;
        });
    }

    private Yaml.Table service(Yaml.Table service) {
        Yaml.Table changed =
                at(service, "build", build -> build instanceof Yaml.Table t ? at(t, "context", this::path) : build);
        changed = at(changed, "env_file", this::paths);
        changed = at(changed, "label_file", this::paths);
        return at(changed, "volumes", this::volumes);
    }

    private Yaml paths(Yaml value) {
        if (value instanceof Yaml.Items list) {
            return Yaml.Items.of(list.items().stream().map(this::paths).toList(), list.at());
        }
        return value instanceof Yaml.Table table ? at(table, "path", this::path) : path(value);
    }

    private Yaml volumes(Yaml value) {
        if (!(value instanceof Yaml.Items list)) {
            return value;
        }
        return Yaml.Items.of(list.items().stream().map(this::volume).toList(), list.at());
    }

    private Yaml volume(Yaml value) {
        if (value instanceof Yaml.Table table) {
            Yaml.Entry type = table.entries().get("type");
            boolean bind = type != null
                    && type.value() instanceof Yaml.Scalar name
                    && name.text().equals("bind");
            return bind ? at(table, "source", this::path) : table;
        }
        if (value instanceof Yaml.Scalar text
                && text.text().startsWith(".")
                && text.text().indexOf(':') > 0) {
            List<String> parts = Template.split(text.text(), ':');
            return Yaml.Scalar.of(
                    moved(parts.get(0)) + text.text().substring(parts.get(0).length()), text.at());
        }
        return value;
    }

    private static Yaml.Table at(Yaml.Table table, String key, UnaryOperator<Yaml> change) {
        Yaml.Entry entry = table.entries().get(key);
        if (entry == null) {
            return table;
        }
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(table.entries());
        Yaml value = entry.value() instanceof Yaml.Tagged tagged
                ? new Yaml.Tagged(tagged.reset(), change.apply(tagged.value()))
                : change.apply(entry.value());
        entries.put(key, new Yaml.Entry(entry.keyAt(), value));
        return Yaml.Table.of(entries, table.at());
    }

    private Yaml path(Yaml value) {
        return value instanceof Yaml.Scalar text && !text.isNull()
                ? Yaml.Scalar.of(moved(text.text()), text.at())
                : value;
    }

    private String moved(String path) {
        Path whole = FIXED.matcher(path).matches() ? null : ComposeModel.resolve(Path.of(prefix), path);
        if (whole == null) {
            return path;
        }
        String moved = TextFile.display(whole);
        return whole.isAbsolute() || moved.startsWith("..") ? moved : moved.equals(".") ? "." : "./" + moved;
    }
}
