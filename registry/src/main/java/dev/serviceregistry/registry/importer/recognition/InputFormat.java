package dev.serviceregistry.registry.importer.recognition;

import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.importer.backstage.BackstageImporter;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import dev.serviceregistry.registry.importer.kubernetes.KubernetesImporter;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Optional;

/** The kinds of files that can be imported. */
enum InputFormat {
    BACKSTAGE("a Backstage entity", "backstage", new BackstageImporter()),
    KUBERNETES("a Kubernetes manifest", "kubernetes", new KubernetesImporter()),
    COMPOSE("a Compose file", "compose", new ComposeImporter());

    private final String title;
    private final String command;
    private final Importer importer;

    InputFormat(String title, String command, Importer importer) {
        this.title = title;
        this.command = command;
        this.importer = importer;
    }

    /** The kind of a document; an entity of Backstage looks much like a manifest, so it is asked first. */
    static Optional<InputFormat> of(Yaml document) {
        if (BackstageImporter.recognizes(document)) {
            return Optional.of(BACKSTAGE);
        }
        if (KubernetesImporter.recognizes(document)) {
            return Optional.of(KUBERNETES);
        }
        return ComposeImporter.recognizes(document) ? Optional.of(COMPOSE) : Optional.empty();
    }

    /** What one of its files is called, with an article. */
    String title() {
        return title;
    }

    /** The command that imports it. */
    String command() {
        return command;
    }

    Importer importer() {
        return importer;
    }
}
