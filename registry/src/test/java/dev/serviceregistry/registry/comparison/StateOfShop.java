package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two states of a repository with a project shop, written for a test and compared. */
final class StateOfShop {

    private final Path directory;

    StateOfShop(Path directory) {
        this.directory = directory;
    }

    /** What is told between two texts of the project's file, with the level of each change and whom it breaks. */
    List<String> told(String before, String after) throws IOException {
        return between(Map.of("projects/shop/services.toml", before), Map.of("projects/shop/services.toml", after));
    }

    /** The same between two states, by their files; there is a catalogue in each. */
    List<String> between(Map<String, String> before, Map<String, String> after) throws IOException {
        return changes(before, after).stream().map(StateOfShop::shown).toList();
    }

    List<Change> changes(Map<String, String> before, Map<String, String> after) throws IOException {
        // One reader, or every secret differs.
        RegistryReader reader = new RegistryReader();
        return CatalogComparison.between(reading(reader, "before", before), reading(reader, "after", after))
                .changes();
    }

    private Reading reading(RegistryReader reader, String state, Map<String, String> files) throws IOException {
        Path root = directory.resolve(state);
        write(root.resolve("services/catalog.toml"), "");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(root.resolve(file.getKey()), file.getValue());
        }
        return reader.read(root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String shown(Change change) {
        List<String> broken = change.transition().impact().projects().stream()
                .filter(project -> project.breaks())
                .map(project -> " breaks " + project.project() + project.services())
                .toList();
        List<String> reached = change.transition().impact().projects().stream()
                .filter(project -> !project.breaks() && !project.transitive())
                .map(project -> " reaches " + project.project() + project.services())
                .toList();
        return change.level() + " " + change.kind() + " " + change.subject().service() + " "
                + change.subject().element() + ": " + change.shownOld() + " > " + change.shownCurrent()
                + String.join("", broken) + String.join("", reached);
    }
}
