package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.ImportedTeam;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A new central repository, before it is written. */
final class Scaffold {

    private static final String CATALOG = "services/catalog.toml";
    private static final List<String> FILES = List.of(
            "README.md",
            "service-registry.toml",
            CATALOG,
            "services/versions.toml",
            "policies/governance.toml",
            "policies/sla.toml",
            "policies/security.toml",
            "policies/compliance.toml",
            "policies/waivers.toml",
            "infrastructure/README.md",
            ".github/workflows/validate.yml",
            ".github/workflows/generate.yml",
            ".github/workflows/deploy.yml",
            ".gitlab-ci.yml");
    private static final List<String> EXAMPLE = List.of(
            "projects/example/services.toml", "projects/example/deployment.toml", "projects/example/monitoring.toml");

    private final Repository repository;
    private final AuditOptions audit;
    private final Call call;

    private Scaffold(Repository repository, AuditOptions audit, Call call) {
        this.repository = repository;
        this.audit = audit;
        this.call = call;
    }

    /** A repository in this directory, which may be there already but is no repository yet. */
    static Scaffold at(String directory, AuditOptions audit, Call call) {
        Path root = call.surroundings().directory().resolve(directory);
        if (Files.exists(root.resolve(CATALOG), LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageProblem("'" + directory + "' is a repository already: it has " + CATALOG);
        }
        String name = Path.of(directory).normalize().toString();
        return new Scaffold(new Repository(root, name.isEmpty() ? "." : name), audit, call);
    }

    /** Writes what is not there yet, with an example of a project in it. */
    Repository writeWithExample() throws IOException {
        List<String> files = new ArrayList<>(FILES);
        files.addAll(EXAMPLE);
        return write(files, text("services/catalog-example.toml"), Map.of());
    }

    /** The teams that its catalogue declares whatever is brought in. */
    static Set<String> teams() throws IOException {
        byte[] text = text(CATALOG).getBytes(StandardCharsets.UTF_8);
        return TomlParser.parse(CATALOG, text)
                .content()
                .table("teams")
                .entries()
                .keySet();
    }

    /**
     * Writes what is not there yet, and a project with the teams that own parts of it.
     *
     * @param owner the team that owns the rest
     */
    Repository writeWith(ImportedProject project, String owner) throws IOException {
        requireFree(project);
        StringBuilder more = new StringBuilder();
        Set<String> declared = teams();
        List<ImportedTeam> all = new ArrayList<>(project.teams());
        if (all.stream().noneMatch(team -> team.name().equals(owner))) {
            all.add(new ImportedTeam(owner, "", "", ""));
        }
        for (ImportedTeam team : all) {
            if (!declared.contains(team.name())) {
                more.append("\n[teams.").append(TomlWriter.key(team.name())).append("]\n");
                append(more, "display_name", team.displayName());
                append(more, "description", team.description().strip());
                append(more, "email", team.email());
            }
        }
        return write(FILES, more.toString(), project.files());
    }

    private static void append(StringBuilder table, String key, String value) {
        if (!value.isEmpty()) {
            table.append(key).append(" = ").append(TomlWriter.quoted(value)).append('\n');
        }
    }

    /** Refuses to add to a project that is there, unless it is what would be written. */
    private void requireFree(ImportedProject project) throws IOException {
        String name = "projects/" + project.project();
        Path folder = repository.root().resolve(name);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String path = name + "/" + file.getFileName();
                String text = project.files().get(path);
                byte[] wanted = text == null
                        ? new byte[0]
                        : EditorSchemas.commented(path, text).getBytes(StandardCharsets.UTF_8);
                if (text == null || !Arrays.equals(FileReader.bytes(file), wanted)) {
                    throw call.settings()
                            .problem(
                                    "project",
                                    "there is " + repository.shown(path) + " already, and 'init' overwrites nothing;"
                                            + " name the project otherwise, or move that away");
                }
            }
        }
    }

    private Repository write(List<String> files, String furtherCatalog, Map<String, String> project)
            throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : files) {
            texts.put(file, written(file, furtherCatalog));
        }
        texts.putAll(EditorSchemas.files());
        project.forEach((file, text) -> texts.put(file, EditorSchemas.commented(file, text)));
        Map<String, String> missing = new LinkedHashMap<>(texts);
        missing.keySet().removeIf(file -> Files.exists(repository.root().resolve(file), LinkOption.NOFOLLOW_LINKS));
        // What makes it a repository comes last: as long as it is not there, another call writes what is missing.
        missing.remove(CATALOG);
        missing.put(CATALOG, written(CATALOG, furtherCatalog));
        new RepositoryTexts(repository, missing).write(audit, call);
        for (String file : texts.keySet()) {
            say((missing.containsKey(file) ? "wrote " : "kept  ") + repository.shown(file));
        }
        return repository;
    }

    private static String written(String file, String furtherCatalog) throws IOException {
        String text = EditorSchemas.comment(file) + text(file);
        return file.equals(CATALOG) ? text + furtherCatalog : text;
    }

    private void say(String line) {
        if (!call.common().quiet) {
            call.out().line(line);
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Scaffold.class.getResourceAsStream("scaffold/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own scaffold/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
