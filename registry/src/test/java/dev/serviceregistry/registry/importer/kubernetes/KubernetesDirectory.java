package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;

/** A directory with manifests. */
final class KubernetesDirectory extends ImportDirectory {
    KubernetesDirectory(Path directory) {
        super(directory, new KubernetesImporter(), "app.yaml");
    }

    /** The written text of one file of manifests. */
    static String written(Path directory, String... manifests) {
        return new KubernetesDirectory(directory)
                .with("app.yaml", String.join("---\n", manifests))
                .toml();
    }

    /** The notes on one file of manifests. */
    static List<String> noted(Path directory, String... manifests) {
        return new KubernetesDirectory(directory)
                .with("app.yaml", String.join("---\n", manifests))
                .notes();
    }

    /** A Deployment called {@code web} of one container, with further keys of that container from line 10 on. */
    static String web(String container) {
        return deployment("web", "      containers:\n      - name: web\n        image: x\n" + container.indent(8));
    }

    /** A Deployment with a label {@code app} and these lines of its pod. */
    static String deployment(String name, String pod) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: %s }
                spec:
                  template:
                    metadata: { labels: { app: %s } }
                    spec:
                """.formatted(name, name) + pod;
    }

    /** A Service that selects by the label {@code app}. */
    static String service(String name, String app, String ports) {
        return """
                apiVersion: v1
                kind: Service
                metadata: { name: %s }
                spec:
                  selector: { app: %s }
                  ports: %s
                """.formatted(name, app, ports);
    }
}
