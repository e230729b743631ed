package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.draft.ServiceTypes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the types of components and resources are in the registry; {@code docs/backstage-import.md} has the tables. */
final class EntityTypes {
    static final Map<String, String> COMPONENTS = types(Map.of(
            "api", "service api backend microservice server",
            "web", "website web webapp frontend app spa mobile-app",
            "worker", "worker consumer daemon operator bot",
            "job", "job cronjob batch pipeline data-pipeline",
            "library", "library package module plugin sdk cli tool template documentation",
            "function", "function lambda",
            "gateway", "gateway api-gateway"));
    static final Map<String, String> RESOURCES = types(Map.of(
            "database", "database db data-warehouse",
            "cache", "cache",
            "queue", "queue topic message-queue message-broker broker event-bus sns sqs pubsub",
            "stream", "stream kinesis event-hub",
            "storage", "storage bucket s3-bucket s3 blob-storage object-storage file-system volume",
            "search", "search search-index",
            "gateway", "gateway load-balancer api-gateway ingress",
            "proxy", "proxy cdn",
            "identity", "identity identity-provider idp",
            "mail", "mail smtp"));

    private EntityTypes() {}

    /** The registry's type of a component, or empty where none is known. */
    static String ofComponent(String type) {
        return COMPONENTS.getOrDefault(type.toLowerCase(Locale.ROOT), "");
    }

    /** The registry's type of a resource, be it called by the product that it is; empty where none is known. */
    static String ofResource(String type) {
        String known = RESOURCES.getOrDefault(type.toLowerCase(Locale.ROOT), "");
        return known.isEmpty() ? ServiceTypes.ofImage(type) : known;
    }

    private static Map<String, String> types(Map<String, String> words) {
        Map<String, String> types = new HashMap<>();
        words.forEach((type, names) -> {
            for (String name : names.split(" ")) {
                types.put(name, type);
            }
        });
        return Map.copyOf(types);
    }
}
