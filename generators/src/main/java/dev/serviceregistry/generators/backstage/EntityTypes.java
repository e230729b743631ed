package dev.serviceregistry.generators.backstage;

import java.util.Map;
import java.util.Set;

/** What the types of services are to Backstage, which keeps what is written apart from what is used. */
final class EntityTypes {

    private static final Set<String> RESOURCES =
            Set.of("cache", "database", "identity", "mail", "proxy", "queue", "search", "storage", "stream");

    private static final Map<String, String> COMPONENTS = Map.of("api", "service", "web", "website");

    private EntityTypes() {}

    /** The kind of entity that a service of a type is. */
    static String kind(String type) {
        return RESOURCES.contains(type) ? "Resource" : "Component";
    }

    /** What Backstage calls the type. */
    static String type(String type) {
        return COMPONENTS.getOrDefault(type, type);
    }
}
