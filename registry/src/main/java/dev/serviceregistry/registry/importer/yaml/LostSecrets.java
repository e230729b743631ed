package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.DetectedSecret;
import dev.serviceregistry.registry.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the secrets in what an import leaves out, so that somebody hears of them although no policy sees them. */
final class LostSecrets {
    private static final int MOST = 20;
    private static final int MAX_VALUES = 100_000;

    /** What a secret is called that somebody else keeps: words with hyphens between, and perhaps where it is. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z][a-z-]*/)?[a-z]+(?:[.-][a-z]+)*(?:[.-]\\d{1,3})?");

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
            list(name, list.items());
        } else if (value instanceof Yaml.Table table) {
            table(table);
        } else if (value instanceof Yaml.Scalar scalar) {
            add(name, scalar, find(name, scalar));
        }
    }

    /** The secret that a value is; under a key that holds the name of one it has another look than that. */
    private Optional<DetectedSecret> find(String name, Yaml.Scalar scalar) {
        boolean isName =
                SecretDetector.holdsName(name) && NAME.matcher(scalar.text()).matches();
        return detector.find(isName ? "" : name, scalar.raw());
    }

    private void add(String name, Yaml.Scalar scalar, Optional<DetectedSecret> secret) {
        secret.ifPresent(one -> found.add(new Lost(name, one.kind(), scalar.at())));
    }

    /** A list; one of texts may be a command, where a word names the one behind it. */
    private void list(String name, List<Yaml> items) {
        List<Yaml.Scalar> words = new ArrayList<>();
        for (Yaml item : items) {
            if (!(item instanceof Yaml.Scalar word)) {
                look(name, item);
            } else if (++seen <= MAX_VALUES) {
                words.add(word);
            }
        }
        List<Optional<DetectedSecret>> secrets = detector.findAll(
                SecretDetector.holdsName(name) ? "" : name,
                words.stream().map(Yaml.Scalar::raw).toList());
        for (int i = 0; i < words.size() && found.size() < MOST; i++) {
            Yaml.Scalar word = words.get(i);
            add(name, word, secrets.get(i).or(() -> find(name, word)));
        }
    }

    /** A mapping; one of a name, or a key, and a value gives the value that name. */
    private void table(Yaml.Table table) {
        String named =
                table.value(table.has("name") ? "name" : "key") instanceof Yaml.Scalar scalar ? scalar.text() : "";
        for (Map.Entry<String, Yaml.Entry> entry : table.entries().entrySet()) {
            boolean isNamed = entry.getKey().equals("value") && !named.isEmpty();
            look(isNamed ? named : entry.getKey(), entry.getValue().value());
        }
    }
}
