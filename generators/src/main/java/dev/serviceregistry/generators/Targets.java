package dev.serviceregistry.generators;

import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a project is deployed. */
public final class Targets {

    /** The target of a project that declares none. */
    public static final String DEFAULT = "default";

    private Targets() {}

    /**
     * The regions of each target of a project: of the targets of its deployment, sorted by their {@code order}, else of its
     * environments, else of {@link #DEFAULT}. A target that lists no region has those of the whole deployment.
     */
    public static Map<String, List<String>> of(ProjectDeclaration project) {
        List<String> everywhere = texts(project.deployment().table("multi-region"), "regions");
        Map<String, List<String>> targets = new LinkedHashMap<>();
        List<Map.Entry<String, Table>> declared =
                new ArrayList<>(project.deployment().tables("target").entrySet());
        declared.sort(Map.Entry.<String, Table>comparingByValue((one, other) -> Long.compare(
                        one.integer("order").orElse(0), other.integer("order").orElse(0)))
                .thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Table> target : declared) {
            List<String> regions = texts(target.getValue(), "regions");
            targets.put(target.getKey(), regions.isEmpty() ? everywhere : regions);
        }
        if (targets.isEmpty()) {
            for (String environment : texts(project.project(), "environments")) {
                targets.put(environment, everywhere);
            }
        }
        if (targets.isEmpty()) {
            targets.put(DEFAULT, everywhere);
        }
        return targets;
    }

    private static List<String> texts(Table table, String key) {
        List<String> texts = new ArrayList<>();
        for (Scalar scalar : table.scalars(key)) {
            texts.add(scalar.text());
        }
        return texts;
    }
}
