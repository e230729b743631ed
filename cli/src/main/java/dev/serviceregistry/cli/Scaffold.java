package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportedTeam;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        return write(files, text("services/catalog-example.toml"));
    }

    /**
     * Writes what is not there yet, for a project that these teams own parts of.
     *
     * @param owner the team that owns the rest
     */
    Repository writeFor(List<ImportedTeam> teams, String owner) throws IOException {
        StringBuilder more = new StringBuilder();
        List<ImportedTeam> all = new ArrayList<>(teams);
        if (teams.stream().noneMatch(team -> team.name().equals(owner))) {
            all.add(new ImportedTeam(owner, "", "", ""));
        }
        for (ImportedTeam team : all) {
            String header = "[teams." + TomlWriter.key(team.name()) + "]";
            if (!text(CATALOG).contains(header)) {
                more.append('\n').append(header).append('\n');
                append(more, "display_name", team.displayName());
                append(more, "description", team.description().strip());
                append(more, "email", team.email());
            }
        }
        return write(FILES, more.toString());
    }

    private static void append(StringBuilder table, String key, String value) {
        if (!value.isEmpty()) {
            table.append(key).append(" = ").append(TomlWriter.quoted(value)).append('\n');
        }
    }

    private Repository write(List<String> files, String furtherCatalog) throws IOException {
        Map<String, String> missing = new LinkedHashMap<>();
        Map<String, String> schemas = EditorSchemas.files();
        List<String> all = new ArrayList<>(files);
        all.addAll(schemas.keySet());
        for (String file : all) {
            Path path = repository.root().resolve(file);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                String schema = schemas.get(file);
                missing.put(file, schema == null ? written(file, furtherCatalog) : schema);
            }
        }
        if (audit.areSet()) {
            SortedMap<String, byte[]> written = new TreeMap<>();
            missing.forEach((file, text) -> written.put(repository.shown(file), text.getBytes(StandardCharsets.UTF_8)));
            AuditTrail.open(audit, call).writes(written, List.of()).record();
        }
        for (String file : all) {
            String text = missing.get(file);
            if (text != null) {
                Path path = repository.root().resolve(file);
                AtomicFile.prepare(path);
                AtomicFile.write(path, writer -> writer.write(text));
            }
            say((text == null ? "kept  " : "wrote ") + repository.shown(file));
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
