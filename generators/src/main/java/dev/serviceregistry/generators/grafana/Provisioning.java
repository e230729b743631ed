package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;

/** How Grafana finds the dashboards of a target and the Prometheus that they ask. */
final class Provisioning {

    /** Where the generated folder is mounted. */
    private static final String DASHBOARDS = "/var/lib/grafana/dashboards/";

    private Provisioning() {}

    static Mapping dashboards(String target) {
        return new Mapping()
                .put("apiVersion", 1)
                .put(
                        "providers",
                        new Sequence()
                                .add(new Mapping()
                                        .put("name", "service-registry-" + target)
                                        .put("orgId", 1)
                                        .put("type", "file")
                                        .put("disableDeletion", false)
                                        .put("allowUiUpdates", false)
                                        .put("updateIntervalSeconds", 30)
                                        .put(
                                                "options",
                                                new Mapping()
                                                        .put("path", DASHBOARDS + target)
                                                        .put("foldersFromFilesStructure", true))));
    }

    /** Grafana reads the address from its environment. */
    static Mapping sources() {
        return new Mapping()
                .put("apiVersion", 1)
                .put(
                        "datasources",
                        new Sequence()
                                .add(new Mapping()
                                        .put("name", "Prometheus")
                                        .put("uid", "prometheus")
                                        .put("type", "prometheus")
                                        .put("access", "proxy")
                                        .put("url", "$PROMETHEUS_URL")
                                        .put("isDefault", true)));
    }
}
