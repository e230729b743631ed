package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes manifests of the services of one project, and finds in them what tests look at. */
final class GeneratedManifests {

    private GeneratedManifests() {}

    /** The files for these services of the project shop, in a catalogue that has no others. */
    static GeneratedFiles generate(Path root, String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new KubernetesGenerator());
    }

    /** The manifests of a workload. */
    static String workload(GeneratedFiles files, String name) {
        return files.files().get("default/shop/workloads/" + name + ".yaml");
    }

    /** What is lost, with the reason. */
    static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.subject().service() + " " + loss.key() + ": " + loss.reason())
                .toList();
    }

    /** A service that says this of itself. */
    static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }
}
