package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the secrets in what an import leaves out, so that somebody hears of them although no policy sees them. */
final class LostSecrets {
    private static final int MOST = 20;
    private static final int MAX_VALUES = 100_000;

    private final SecretDetector detector = new SecretDetector();
    private final List<Lost> found = new ArrayList<>();
    private int seen;

    private LostSecrets() {}

    /** A secret, by the name that it stands under. */
    record Lost(String name, String kind, SourceLocation at) {}

    /** The first secrets in a value that stands under a name. */
    static List<Lost> in(String name, Yaml value) {
        LostSecrets secrets = new LostSecrets();
        secrets.look(name, value);
        return secrets.found;
    }

    private void look(String name, Yaml value) {
        if (found.size() == MOST || ++seen > MAX_VALUES) {
            return;
        }
        if (value instanceof Yaml.Tagged tagged) {
            look(name, tagged.value());
        } else if (value instanceof Yaml.Items list) {
            list.items().forEach(item -> look(name, item));
        } else if (value instanceof Yaml.Table table) {
            table(table);
        } else if (value instanceof Yaml.Scalar scalar) {
            detector.find(name, scalar.raw())
                    .ifPresent(secret -> found.add(new Lost(name, secret.kind(), scalar.at())));
        }
    }

    /** A mapping; one of a name and a value gives the value that name. */
    private void table(Yaml.Table table) {
        String named = table.value("name") instanceof Yaml.Scalar scalar ? scalar.text() : "";
        for (Map.Entry<String, Yaml.Entry> entry : table.entries().entrySet()) {
            boolean isNamed = entry.getKey().equals("value") && !named.isEmpty();
            look(isNamed ? named : entry.getKey(), entry.getValue().value());
        }
    }
}
