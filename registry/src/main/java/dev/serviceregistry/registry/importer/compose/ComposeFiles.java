package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.importer.yaml.Variables;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.importer.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single Compose files, each once for the same variables, checks that they are Compose files, and brings them into long forms. */
final class ComposeFiles {
    private static final int MAX_FILES = 200;
    private final Notes notes;
    private final Path directory;
    private final Set<SourceLocation> aliased = new HashSet<>();
    private final Map<Request, Yaml.Table> read = new HashMap<>();
    private final Set<Request> refused = new HashSet<>();

    /** What a file is read for: its text says other things under other variables, and its paths from elsewhere. */
    private record Request(Path path, Path pathsFrom, Variables variables) {}

    ComposeFiles(Path directory, Notes notes) {
        this.directory = directory;
        this.notes = notes;
    }

    Set<SourceLocation> aliased() {
        return aliased;
    }

    /**
     * The file with its variables resolved and its paths starting from the project's directory, or null after an error.
     *
     * @param named where another file names it, or null
     * @param pathsFrom the directory that its relative paths start from
     */
    Yaml.@Nullable Table read(Path path, @Nullable SourceLocation named, Variables variables, Path pathsFrom) {
        Request key = new Request(path.toAbsolutePath().normalize(), pathsFrom, variables);
        Yaml.Table known = read.get(key);
        if (known != null || refused.contains(key)) {
            return known;
        }
        Yaml.Table table = null;
        if (read.size() < MAX_FILES) {
            table = readNew(path, named, variables, pathsFrom);
        } else {
            notes.error(
                    named == null ? SourceLocation.startOf(TextFile.display(path)) : named,
                    "more than " + MAX_FILES + " files are included or extended, the limit of an import");
        }
        if (table == null) {
            refused.add(key);
        } else {
            read.put(key, table);
        }
        return table;
    }

    private Yaml.@Nullable Table readNew(
            Path path, @Nullable SourceLocation named, Variables variables, Path pathsFrom) {
        String text = TextFile.read(path).orError(named, notes);
        if (text == null) {
            return null;
        }
        String file = TextFile.display(path);
        List<Yaml> documents = new YamlReader(file, text, notes, aliased).documents();
        if (documents == null) {
            return null;
        }
        ComposePaths paths = new ComposePaths(relative(pathsFrom));
        Yaml.Table whole = null;
        for (Yaml document : documents) {
            if (document instanceof Yaml.Scalar scalar && scalar.text().isBlank()) {
                continue;
            }
            Yaml.Table checked = checked(document);
            if (checked == null) {
                return null;
            }
            Yaml.Table shaped = paths.document(shaped(new Interpolation(variables, notes).document(checked)));
            whole = whole == null ? shaped : ComposeMerge.documents(whole, shaped);
        }
        return whole == null ? Yaml.Table.of(Map.of(), SourceLocation.startOf(file)) : whole;
    }

    /** A path as seen from the project's directory; absolute where there is no way from there. */
    String relative(Path path) {
        Path base = directory.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        boolean reachable = absolute.getRoot().equals(base.getRoot());
        return (reachable ? base.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    private Yaml.@Nullable Table checked(Yaml document) {
        if (!(document instanceof Yaml.Table table)) {
            notes.error(
                    document.at(), "this is not a Compose file: it must be a mapping with a top-level `services:` key");
            return null;
        }
        Yaml.Entry services = table.entries().get("services");
        if (services != null) {
            return services(table, services) ? table : null;
        }
        if (table.has("apiVersion") && table.has("kind")) {
            boolean backstage = table.value("apiVersion") instanceof Yaml.Scalar version
                    && version.text().contains("backstage.io/");
            notes.error(
                    table.at(),
                    backstage
                            ? "this is a Backstage entity, not a Compose file; bring it in with `import backstage`"
                            : "this is a Kubernetes manifest, not a Compose file; bring it in with `import kubernetes`");
            return null;
        }
        if (hasComposeKeys(table)) {
            return table;
        }
        if (FirstFormat.is(table)) {
            Yaml.Table modern = FirstFormat.modern(table);
            return services(modern, modern.entries().get("services")) ? modern : null;
        }
        notes.error(table.at(), "this is not a Compose file: it has no top-level `services:` key");
        return null;
    }

    /** Whether all its keys are those of a Compose file. */
    static boolean hasComposeKeys(Yaml.Table table) {
        return table.entries().keySet().stream()
                .allMatch(key -> ComposeKeys.TOP_LEVEL.contains(key) || key.startsWith("x-"));
    }

    private boolean services(Yaml.Table document, Yaml.Entry services) {
        if (services.value() instanceof Yaml.Scalar scalar && scalar.isNull()) {
            return true;
        }
        if (!(services.value() instanceof Yaml.Table table)) {
            notes.error(services.keyAt(), "`services` must be a mapping of names to services");
            return false;
        }
        boolean good = true;
        for (Map.Entry<String, Yaml.Entry> service : table.entries().entrySet()) {
            Yaml value = service.getValue().value();
            Yaml inner = value instanceof Yaml.Tagged tagged ? tagged.value() : value;
            boolean reset = value instanceof Yaml.Tagged request && request.reset();
            if (!reset && !(inner instanceof Yaml.Table) && !(inner instanceof Yaml.Scalar scalar && scalar.isNull())) {
                notes.error(
                        service.getValue().keyAt(),
                        "the service " + service.getKey() + " must be a mapping with keys such as `image`");
                good = false;
            }
        }
        return good;
    }

    private Yaml.Table shaped(Yaml.Table document) {
        Yaml.Entry services = document.entries().get("services");
        if (services == null || !(services.value() instanceof Yaml.Table table)) {
            return document;
        }
        Map<String, Yaml.Entry> shaped = new LinkedHashMap<>();
        table.entries()
                .forEach((name, entry) -> shaped.put(name, new Yaml.Entry(entry.keyAt(), shaped(entry.value()))));
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(document.entries());
        entries.put("services", new Yaml.Entry(services.keyAt(), Yaml.Table.of(shaped, table.at())));
        return Yaml.Table.of(entries, document.at());
    }

    private Yaml shaped(Yaml service) {
        if (service instanceof Yaml.Tagged tagged) {
            return new Yaml.Tagged(tagged.reset(), shaped(tagged.value()));
        }
        return service instanceof Yaml.Table table
                ? new ComposeShape(notes).service(table)
                : Yaml.Table.of(Map.of(), service.at());
    }
}
