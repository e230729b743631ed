package dev.serviceregistry.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is generated of a repository for Kubernetes and the tools that deliver it, read again. */
record GitOpsOutput(Map<String, List<Map<String, Object>>> files) {

    /** The target and the way of a real system that says nothing of its own. */
    private static final String DEPLOYMENT = """
            [deployment]
            gitops = "%s"
            auto_sync = true
            gateway = "gateways/public"
            [deployment.source]
            repository = "https://git.example.org/central"
            [deployment.multi-region]
            regions = ["eu", "us"]
            [deployment.region.eu]
            cluster = "eu-1"
            traffic_split = "60%%"
            canary_percentage = 10
            [deployment.region.us]
            cluster = "us-1"
            traffic_split = "40%%"
            address = "192.0.2.7"
            [deployment.rollout]
            steps = [20, 100]
            pause = "5m"
            abort_on = { error_rate = "1%%", latency_p99 = "250ms" }
            """;

    /** Generates into a new folder. */
    static GitOpsOutput of(Path root, Path output) throws IOException {
        return new GitOpsOutput(GeneratedOutput.documents(GeneratedOutput.of("kubernetes,argocd,flux", root, output)));
    }

    /** Says of every project of a repository by which tool it is delivered. */
    static void deliver(Path root, String tool) throws IOException {
        try (Stream<Path> projects = Files.list(root.resolve("projects"))) {
            for (Path project : projects.toList()) {
                Files.writeString(project.resolve("deployment.toml"), DEPLOYMENT.formatted(tool));
            }
        }
    }

    /** The files of a folder and below it. */
    Map<String, List<Map<String, Object>>> below(String folder) {
        Map<String, List<Map<String, Object>>> below = new TreeMap<>();
        files.forEach((file, objects) -> {
            if (file.startsWith(folder + "/")) {
                below.put(file, objects);
            }
        });
        return below;
    }

    /** The value at a path of keys; nothing but an empty map when there is none. */
    static Object at(Object object, String... path) {
        Object found = object;
        for (String key : path) {
            found = found instanceof Map<?, ?> map && map.get(key) != null ? map.get(key) : Map.of();
        }
        return found;
    }

    /** The items at a path of keys. */
    static List<?> items(Object object, String... path) {
        return at(object, path) instanceof List<?> list ? list : List.of();
    }
}
