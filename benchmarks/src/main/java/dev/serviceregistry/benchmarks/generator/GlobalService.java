package dev.serviceregistry.benchmarks.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * A service of the generated catalogue.
 *
 * @param index its place in the catalogue; it requires only services before it
 * @param id its id
 * @param type its type
 * @param version its version, which is the same in every version of the catalogue
 * @param port the port it listens on
 */
record GlobalService(int index, String id, String type, String version, int port) {

    /** Retired, and used by one project all the same. */
    static final String RETIRED = "soap-bridge";

    /** Used by nobody, which is waived. */
    static final String UNUSED = "press-archive";

    /** Deprecated, with a sunset to come. */
    static final String DEPRECATED = "rabbitmq";

    /** For how much of the time each may be unavailable, in millionths. */
    static final int DOWNTIME = 10;

    static final List<GlobalService> ALL = all(
            "postgres database 16.10.0 5432",
            "redis cache 7.4.6 6379",
            "kafka queue 3.9.1 9092",
            "object-store storage 2.5.0 9000",
            "secret-store secret-store 1.18.3 8200",
            "identity identity 26.4.0 8080",
            "soap-bridge gateway 1.4.2 8080",
            "rabbitmq queue 4.1.4 5672",
            "search search 3.2.0 9200",
            "gateway gateway 3.11.0 8443",
            "mail-relay mail 2.3.0 2525",
            "otel-collector monitoring 1.43.0 4317",
            "schema-registry registry 5.0.3 8081",
            "audit-log api 4.2.0 8080",
            "ledger api 3.1.0 8080",
            "feature-flags api 1.13.0 8080",
            "notifier api 2.8.1 8080",
            "scheduler scheduler 1.9.0 8080",
            "translator api 1.2.4 8080",
            "geocoder api 2.0.7 8080",
            "currency-rates api 1.6.0 8080",
            "pdf-renderer api 3.3.2 8080",
            "image-resizer function 1.1.9 8080",
            "virus-scanner api 1.4.0 8080",
            "workflow api 1.28.0 7233",
            "clickhouse database 25.8.1 8123",
            "nats stream 2.11.8 4222",
            "etcd database 3.6.4 2379",
            "dns-cache proxy 1.12.3 8053",
            "egress-proxy proxy 6.14.0 3128",
            "prometheus monitoring 3.6.0 9090",
            "alertmanager monitoring 0.28.1 9093",
            "loki monitoring 3.5.5 3100",
            "tempo monitoring 2.8.2 3200",
            "grafana web 12.2.0 3000",
            "status-page web 1.5.5 8080",
            "backup-agent agent 2.2.1 8080",
            "license-server api 1.0.8 8080",
            "address-check api 1.7.3 8080",
            "consent-store api 2.4.0 8080",
            "press-archive web 1.2.3 8080");

    private static List<GlobalService> all(String... lines) {
        List<GlobalService> all = new ArrayList<>(lines.length);
        for (String line : lines) {
            String[] words = line.split(" ");
            all.add(new GlobalService(all.size(), words[0], words[1], words[2], Integer.parseInt(words[3])));
        }
        return List.copyOf(all);
    }

    /** The range of versions that is compatible with this one. */
    String range() {
        return Versions.compatible(version);
    }

    /** Whether other services may come to depend on it. */
    boolean isRecommended() {
        return !id.equals(RETIRED) && !id.equals(DEPRECATED) && !id.equals(UNUSED);
    }

    boolean isStateful() {
        return type.equals("database") || type.equals("cache") || type.equals("queue") || type.equals("storage");
    }

    /** The contract that it provides; none for what is not spoken to through one. */
    String contract() {
        return type.equals("api") ? id + "-http@" + Versions.major(version) : "";
    }
}
