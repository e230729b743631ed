package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.registry.schema.ServiceKeys;
import dev.serviceregistry.registry.tables.DecisionTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the texts of own rules can name. */
final class RuleVocabulary {

    private static final String TABLES = "policies/tables";

    private RuleVocabulary() {}

    /**
     * What they can name in a repository.
     *
     * @param root its root, or null for none
     */
    static Vocabulary of(@Nullable Path root) {
        return root == null
                ? Vocabulary.UNKNOWN
                : new Vocabulary(
                        Map.of("Service", ServiceKeys.below(""), "Container", ServiceKeys.below("container")),
                        tables(root.resolve(TABLES)));
    }

    /** The columns of every table; what is wrong with a table is told elsewhere, so that nothing is said of it here. */
    private static SortedMap<String, List<String>> tables(Path folder) {
        SortedMap<String, List<String>> tables = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return tables;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                List<String> columns = DecisionTable.columns(file);
                if (!columns.isEmpty()) {
                    tables.put(name.substring(0, name.length() - ".csv".length()), columns);
                }
            }
        } catch (IOException e) {
            return new TreeMap<>();
        }
        return tables;
    }
}
