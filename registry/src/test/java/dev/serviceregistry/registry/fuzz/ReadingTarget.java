package dev.serviceregistry.registry.fuzz;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFileCache;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.Table;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The reader of a whole repository; it remembers files that stay as they are, as it does for its users. */
final class ReadingTarget implements Target {

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public Format format() {
        return Format.TOML;
    }

    @Override
    public int mutations() {
        return 80;
    }

    @Override
    public Supplier<Answer> take(Path folder, Seed seed) {
        // The reader's own threads are not measured, so what they do is done once more on this one.
        FileReader alone = new FileReader(ParsedFileCache.none());
        for (String file : seed.mutated()) {
            alone.read(new RepositoryFile(file, folder.resolve(file), kind(file)), RecentTables.all(), Runnable::run);
        }
        ParsedFileCache cache = ParsedFileCache.in(folder.resolveSibling("cache"), "hostile input");
        Reading reading = new RegistryReader(cache).read(folder);
        reading.registry().dependencies();
        return () -> answer(reading, seed);
    }

    private static Answer answer(Reading reading, Seed seed) {
        Answer answer = new Answer();
        for (Diagnostic diagnostic : reading.diagnostics()) {
            answer.said.add(new Answer.Said(diagnostic.source(), diagnostic.message()));
            answer.shown.add(diagnostic.description());
        }
        for (String file : seed.mutated()) {
            for (int line = 1; reading.text().line(file, line).isPresent(); line++) {
                answer.shown.add(reading.text().line(file, line).orElseThrow());
            }
        }
        boolean tokenInKey = seed.mutated().stream()
                .anyMatch(file -> hasTokenInKey(
                        TomlParser.parse(file, seed.files().get(file)).content()));
        for (Fact fact : reading.registry().facts().facts()) {
            answer.said.add(new Answer.Said(fact.source(), "a fact"));
            if (!tokenInKey) {
                answer.shown.add(fact.toString());
                answer.shown.add(fact.description());
            }
        }
        for (ServiceDefinition service : reading.registry().services()) {
            if (reading.registry()
                    .find(service.service().project(), service.service().name())
                    .isEmpty()) {
                answer.contradiction = service.id() + " is not found by its own name";
            }
        }
        return answer;
    }

    private static DocumentKind kind(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (file.startsWith("policies/")) {
            return DocumentKind.POLICY;
        }
        return switch (name) {
            case "versions.toml" -> DocumentKind.VERSIONS;
            case "services.toml" -> DocumentKind.PROJECT;
            case "deployment.toml" -> DocumentKind.DEPLOYMENT;
            case "monitoring.toml" -> DocumentKind.MONITORING;
            default -> DocumentKind.CATALOG;
        };
    }

    /** Names are shown: whoever makes a name of a secret has given it away. */
    private static boolean hasTokenInKey(Table table) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            if (Planted.TOKENS.stream().anyMatch(entry.getKey()::contains)
                    || entry.getValue().value() instanceof Table below && hasTokenInKey(below)) {
                return true;
            }
        }
        return false;
    }
}
