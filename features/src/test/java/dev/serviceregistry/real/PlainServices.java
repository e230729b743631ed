package dev.serviceregistry.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plain form of a system's services, as {@code docker-compose config} would tell it. */
final class PlainServices {

    /** What the plain form does not tell. */
    static final Set<String> UNTOLD =
            Set.of("expose", "build", "networks", "secrets", "configs", "command", "entrypoint", "labels", "tmpfs");

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainServices() {}

    static Map<String, Object> config(RealSystem system, Path project) {
        Map<String, Object> services = new LinkedHashMap<>();
        for (JsonNode service : system.services().values()) {
            services.put(service.get("name").asText(), service(service, project));
        }
        return Map.of("services", services);
    }

    private static Map<String, Object> service(JsonNode plain, Path project) {
        Map<String, Object> service = new LinkedHashMap<>();
        for (String key : List.of("image", "restart", "user", "network_mode", "pid", "ipc", "healthcheck")) {
            put(key, plain.get(key), service);
        }
        for (String key : List.of("ports", "links", "cap_add", "cap_drop", "security_opt", "volumes_from")) {
            put(key, plain.get(key), service);
        }
        for (String key : List.of("privileged", "read_only")) {
            if (plain.get(key).asBoolean()) {
                service.put(key, true);
            }
        }
        put("environment", plain.get("env"), service);
        Map<String, Object> waits = new LinkedHashMap<>();
        for (JsonNode other : plain.get("depends_on")) {
            String condition =
                    plain.get("depends_on_conditions").path(other.asText()).asText("service_started");
            waits.put(other.asText(), Map.of("condition", condition));
        }
        service.put("depends_on", waits);
        List<Object> mounts = new ArrayList<>();
        for (JsonNode volume : plain.get("volumes")) {
            Map<String, Object> mount = new LinkedHashMap<>();
            volume.properties().forEach(entry -> put(entry.getKey(), entry.getValue(), mount));
            if (mount.get("source") instanceof String source && source.startsWith(".")) {
                mount.put("source", project.resolve(source).normalize().toString());
            }
            mounts.add(mount);
        }
        service.put("volumes", mounts);
        Map<String, Object> deploy = new LinkedHashMap<>();
        put("resources", plain.get("resources"), deploy);
        put("replicas", plain.get("replicas"), deploy);
        service.put("deploy", deploy);
        return service;
    }

    private static void put(String key, JsonNode value, Map<String, Object> into) {
        if (value != null && !value.isNull()) {
            into.put(key, JSON.convertValue(withoutNull(value), Object.class));
        }
    }

    /** What is not stated says nothing. */
    private static JsonNode withoutNull(JsonNode value) {
        if (value.isArray()) {
            value.forEach(PlainServices::withoutNull);
        } else if (value instanceof ObjectNode table) {
            table.properties().removeIf(entry -> entry.getValue().isNull());
        }
        return value;
    }
}
