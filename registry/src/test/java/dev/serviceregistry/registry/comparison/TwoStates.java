package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Two states of a repository, which a test writes and compares. */
abstract class TwoStates {

    static final String LEDGER = """
            [services.ledger]
            type = "api"
            version = "1.0.0"
            """;

    @TempDir
    Path directory;

    void before(String file, String text) throws IOException {
        write("before", file, text);
    }

    void after(String file, String text) throws IOException {
        write("after", file, text);
    }

    void both(String file, String text) throws IOException {
        before(file, text);
        after(file, text);
    }

    void write(String state, String file, String text) throws IOException {
        Path path = directory.resolve(state).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Comparison compare() {
        RegistryReader reader = new RegistryReader();
        return CatalogComparison.between(
                reader.read(directory.resolve("before")), reader.read(directory.resolve("after")));
    }

    List<String> shown() {
        return compare().changes().stream().map(TwoStates::shown).toList();
    }

    static String shown(Change change) {
        String element = change.subject().element();
        return change.kind() + " " + change.subject() + (element.isEmpty() ? "" : " " + element) + ": "
                + change.shownOld() + " > " + change.shownCurrent();
    }

    static List<String> affected(Change change) {
        return change.transition().impact().projects().stream()
                .map(project -> project.project()
                        + project.services()
                        + project.owner()
                        + (project.breaks() ? " breaks" : "")
                        + (project.transitive() ? " transitive" : ""))
                .toList();
    }

    Change change(String kind) {
        return compare().changes().stream()
                .filter(found -> found.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Lets the project shop follow another version of the catalogue than before, and a bank the former one. */
    void pinned(String former, String present, String shop) throws IOException {
        both("services/catalog.toml", "");
        both("services/versions/v1/catalog.toml", former);
        both("services/versions/v2/catalog.toml", present);
        String version = "[versions.%1$s]\npath = \"versions/%1$s/catalog.toml\"\nstatus = \"supported\"\n";
        both("services/versions.toml", version.formatted("v1") + version.formatted("v2"));
        String project = "[project]\nowner = \"%s\"\ncatalog_version = \"%s\"\n[uses]\nservices = [\"ledger\"]\n";
        String bank = project.formatted("bank", "v1") + "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.requires = [\"ledger\"]\n";
        both("projects/bank/services.toml", bank);
        before("projects/shop/services.toml", project.formatted("shop", "v1") + shop);
        after("projects/shop/services.toml", project.formatted("shop", "v2") + shop);
    }
}
