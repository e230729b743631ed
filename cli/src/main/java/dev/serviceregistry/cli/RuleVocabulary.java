package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.registry.FactWords;
import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackPath;
import dev.serviceregistry.registry.schema.ServiceKeys;
import dev.serviceregistry.registry.tables.DecisionTable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the texts of own rules can name: tables wherever rules are loaded, and words where they are checked. */
final class RuleVocabulary {

    private static final String TABLES = "policies/tables";
    private static final String SUFFIX = ".csv";

    private RuleVocabulary() {}

    /**
     * The tables that they can name in a repository.
     *
     * @param root its root, or null for none
     * @param packs the packs that it uses; a later one goes before an earlier one, and its own tables before all
     */
    static Vocabulary of(@Nullable Path root, List<PackInUse> packs) {
        if (root == null) {
            return Vocabulary.UNKNOWN;
        }
        SortedMap<String, DecisionTable> tables = new TreeMap<>();
        for (PackInUse used : packs) {
            SortedMap<String, DecisionTable> brought = new TreeMap<>();
            used.pack().files().forEach((path, content) -> {
                if (PackPath.isTable(path)) {
                    String file = path.substring(path.lastIndexOf('/') + 1);
                    put(file, DecisionTable.read(content, file), brought);
                }
            });
            lay(brought, tables);
        }
        lay(own(root.resolve(TABLES)), tables);
        SortedMap<String, List<String>> columns = new TreeMap<>();
        SortedMap<String, SortedMap<String, String>> texts = new TreeMap<>();
        tables.forEach((name, table) -> {
            columns.put(name, table.columns());
            texts.put(name, table.texts());
        });
        return new Vocabulary(Map.of(), columns, texts, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** The same tables, and the keys and words that there are in every repository. */
    static Vocabulary withWords(Vocabulary tables) {
        return tables == Vocabulary.UNKNOWN
                ? tables
                : new Vocabulary(
                        Map.of("Service", ServiceKeys.below(""), "Container", ServiceKeys.below("container")),
                        tables.tables(),
                        tables.texts(),
                        FactWords.closed(),
                        FactWords.takenOff());
    }

    /** Replaces what stands below; as where tables are read, capitals make no other table of one. */
    private static void lay(SortedMap<String, DecisionTable> above, SortedMap<String, DecisionTable> tables) {
        tables.keySet().removeIf(below -> above.keySet().stream().anyMatch(below::equalsIgnoreCase));
        tables.putAll(above);
    }

    private static SortedMap<String, DecisionTable> own(Path folder) {
        SortedMap<String, DecisionTable> tables = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return tables;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = FileNames.text(file.getFileName());
                if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
                    put(name, DecisionTable.read(file, name), tables);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What is wrong with the folder is told where it is read.
        }
        return tables;
    }

    /** What is wrong with a table is told elsewhere, so that nothing is said of it here. */
    private static void put(String file, DecisionTable table, SortedMap<String, DecisionTable> tables) {
        if (!table.columns().isEmpty()) {
            tables.put(file.substring(0, file.length() - SUFFIX.length()), table);
        }
    }
}
