package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.importer.yaml.Variables;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one model of several Compose files: {@code include}, {@code extends}, then file over file. */
final class ComposeLoader {
    private static final Pattern REMOTE = Pattern.compile("[a-z][a-z0-9+.-]*://.*|git@.*|oci:.*|github\\.com/.*");
    private static final int MAX_DEPTH = 50;
    private static final long MAX_EXTENDED = 1_000_000;

    private final Notes notes;
    private final Path directory;
    private final ComposeFiles files;
    private final Set<Path> including = new LinkedHashSet<>();
    private long extendedWeight;

    ComposeLoader(Path directory, Notes notes) {
        this.directory = directory;
        this.notes = notes;
        this.files = new ComposeFiles(directory, notes);
    }

    /** The directory that the relative paths of a file start from. */
    static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The model, or null after an error. */
    @Nullable
    ComposeModel load(List<Path> paths) {
        Variables variables = dotEnv(directory.resolve(".env"), Variables.NONE);
        Yaml.Table merged = load(paths, null, variables, directory);
        if (merged == null || notes.hasErrors()) {
            return null;
        }
        Yaml settled = ComposeMerge.settled(merged);
        return settled instanceof Yaml.Table table
                ? new ComposeModel(table, directory, variables, files.aliased())
                : null;
    }

    private Yaml.@Nullable Table load(
            List<Path> paths, @Nullable SourceLocation named, Variables variables, Path pathsFrom) {
        Yaml.Table merged = null;
        boolean complete = true;
        for (Path path : paths) {
            Yaml.Table file = files.read(path, named, variables, pathsFrom);
            if (file == null) {
                complete = false;
                continue;
            }
            Yaml.Table included = included(file, path, variables);
            Yaml.Table own = extended(file, merged, path, variables);
            Yaml.Table both = included == null ? own : ComposeMerge.documents(included, own);
            merged = merged == null ? both : ComposeMerge.documents(merged, both);
        }
        return complete ? merged : null;
    }

    // include

    private Yaml.@Nullable Table included(Yaml.Table file, Path path, Variables variables) {
        Yaml.Entry include = file.entries().get("include");
        Path real = path.toAbsolutePath().normalize();
        if (include == null) {
            return null;
        }
        if (!including.add(real)) {
            notes.error(include.keyAt(), "this file includes itself; remove one `include`");
            return null;
        }
        Yaml.Table merged = null;
        List<Yaml> items = include.value() instanceof Yaml.Items list ? list.items() : List.of(include.value());
        for (Yaml item : items) {
            Yaml.Table part = include(item, path, variables);
            if (part != null) {
                noteClashes(part, file, item.at());
                merged = merged == null ? part : ComposeMerge.documents(merged, part);
            }
        }
        including.remove(real);
        return merged;
    }

    private Yaml.@Nullable Table include(Yaml item, Path path, Variables variables) {
        List<Yaml.Scalar> names = item instanceof Yaml.Table table ? texts(table, "path") : texts(item);
        if (names.isEmpty()) {
            notes.note(item.at(), "`include` names no file; it was left out");
            return null;
        }
        List<Path> paths = new ArrayList<>();
        for (Yaml.Scalar name : names) {
            Path file = REMOTE.matcher(name.text()).matches() ? null : ComposeModel.resolve(parent(path), name.text());
            if (file == null) {
                notes.note(name.at(), "the included file is not on this machine and was left out; import it by itself");
                notes.secrets("include", "include", "include", name);
                return null;
            }
            paths.add(file);
        }
        Path inner = parent(paths.get(0));
        List<Path> envFiles = new ArrayList<>(List.of(inner.resolve(".env")));
        if (item instanceof Yaml.Table table) {
            for (Yaml.Scalar base : texts(table, "project_directory")) {
                Path resolved = ComposeModel.resolve(parent(path), base.text());
                inner = resolved == null ? inner : resolved;
                envFiles.set(0, inner.resolve(".env"));
            }
            List<Yaml.Scalar> named = texts(table, "env_file");
            if (!named.isEmpty()) {
                envFiles.clear();
                named.forEach(name -> {
                    Path resolved = ComposeModel.resolve(parent(path), name.text());
                    if (resolved != null) {
                        envFiles.add(resolved);
                    }
                });
            }
        }
        Variables scope = variables;
        for (Path file : envFiles) {
            scope = dotEnv(file, scope).under(variables);
        }
        return load(paths, item.at(), scope, inner);
    }

    private void noteClashes(Yaml.Table included, Yaml.Table own, SourceLocation at) {
        Yaml.Table mine = services(own);
        Yaml.Table theirs = services(included);
        if (mine != null && theirs != null) {
            for (String name : mine.entries().keySet()) {
                if (theirs.has(name)) {
                    notes.note(at, "the service " + name + " is in the included file too; both were merged");
                }
            }
        }
    }

    private static List<Yaml.Scalar> texts(Yaml.Table table, String key) {
        Yaml.Entry entry = table.entries().get(key);
        return entry == null ? List.of() : texts(entry.value());
    }

    private static List<Yaml.Scalar> texts(Yaml value) {
        List<Yaml> items = value instanceof Yaml.Items list ? list.items() : List.of(value);
        List<Yaml.Scalar> texts = new ArrayList<>();
        for (Yaml item : items) {
            if (item instanceof Yaml.Scalar text && !text.isNull()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private Variables dotEnv(Path path, Variables outer) {
        TextFile source = TextFile.read(path);
        if (!source.isReadable()) {
            if (Files.exists(path)) {
                notes.note(SourceLocation.startOf(source.file()), source.problem() + "; its variables are missing");
            }
            return outer;
        }
        EnvFile.Content content = EnvFile.parse(source.text(), outer);
        content.skippedLines().forEach(line -> notes.note(source.line(line), "this line is no assignment; left out"));
        content.unset().forEach(variable -> notes.note(source.line(variable.line()), variable.note()));
        String name = files.relative(path);
        Map<String, Variables.Value> values = new LinkedHashMap<>();
        content.values().forEach((key, value) -> values.put(key, new Variables.Value(value, name)));
        return outer.under(Variables.of(values));
    }

    // extends

    private Yaml.Table extended(Yaml.Table file, Yaml.@Nullable Table before, Path path, Variables variables) {
        Yaml.Table services = services(file);
        if (services == null) {
            return file;
        }
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        services.entries().forEach((name, entry) -> {
            Yaml value = entry.value();
            if (value instanceof Yaml.Table service && service.has("extends")) {
                value = extended(service, name, file, before, path, variables, new LinkedHashSet<>());
            }
            entries.put(name, new Yaml.Entry(entry.keyAt(), value));
        });
        Map<String, Yaml.Entry> document = new LinkedHashMap<>(file.entries());
        Yaml.Entry old = document.get("services");
        document.put(
                "services",
                new Yaml.Entry(old == null ? file.at() : old.keyAt(), Yaml.Table.of(entries, services.at())));
        return Yaml.Table.of(document, file.at());
    }

    private Yaml.Table extended(
            Yaml.Table service,
            String name,
            Yaml.Table file,
            Yaml.@Nullable Table before,
            Path path,
            Variables variables,
            Set<String> visiting) {
        Yaml.Entry extension = service.entries().get("extends");
        if (extension == null) {
            return service;
        }
        Map<String, Yaml.Entry> rest = new LinkedHashMap<>(service.entries());
        rest.remove("extends");
        Yaml.Table own = Yaml.Table.of(rest, service.at());
        if (!visiting.add(path.normalize() + "\n" + name) || visiting.size() > MAX_DEPTH) {
            notes.error(extension.keyAt(), "the service " + name + " extends itself; remove one `extends`");
            return own;
        }
        if (!(extension.value() instanceof Yaml.Table table)
                || texts(table, "service").isEmpty()) {
            notes.error(extension.keyAt(), "`extends` must name a service");
            return own;
        }
        String baseName = texts(table, "service").get(0).text();
        Yaml.Table baseFile = file;
        Path basePath = path;
        if (!texts(table, "file").isEmpty()) {
            Yaml.Scalar other = texts(table, "file").get(0);
            Path resolved = ComposeModel.resolve(parent(path), other.text());
            if (resolved == null || REMOTE.matcher(other.text()).matches()) {
                notes.error(other.at(), "the extended file is not on this machine; fetch it and name its path");
                return own;
            }
            Yaml.Table found = files.read(resolved, other.at(), variables, parent(resolved));
            if (found == null) {
                return own;
            }
            baseFile = found;
            basePath = resolved;
        }
        Yaml.Table base = service(baseFile, baseName);
        if (base == null && baseFile == file && before != null) {
            base = service(before, baseName);
        }
        if (base == null) {
            notes.error(
                    extension.keyAt(),
                    "the service " + name + " extends " + baseName + ", which is not in " + TextFile.display(basePath));
            return own;
        }
        extendedWeight += base.weight();
        if (extendedWeight > MAX_EXTENDED) {
            notes.error(
                    extension.keyAt(),
                    "`extends` copies more than " + MAX_EXTENDED + " values in all, the limit of an import");
            return own;
        }
        Yaml.Table whole = extended(base, baseName, baseFile, null, basePath, variables, visiting);
        return ComposeMerge.service(whole, own);
    }

    private static Yaml.@Nullable Table services(Yaml.Table document) {
        return document.value("services") instanceof Yaml.Table table ? table : null;
    }

    private static Yaml.@Nullable Table service(Yaml.Table document, String name) {
        Yaml.Table services = services(document);
        return services != null && services.value(name) instanceof Yaml.Table table ? table : null;
    }
}
