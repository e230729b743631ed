package dev.serviceregistry.registry.schema;

import static dev.serviceregistry.registry.schema.Shapes.ANY;
import static dev.serviceregistry.registry.schema.Shapes.COUNT;
import static dev.serviceregistry.registry.schema.Shapes.DAY;
import static dev.serviceregistry.registry.schema.Shapes.DURATION;
import static dev.serviceregistry.registry.schema.Shapes.FLAG;
import static dev.serviceregistry.registry.schema.Shapes.HANDLE;
import static dev.serviceregistry.registry.schema.Shapes.HANDLES;
import static dev.serviceregistry.registry.schema.Shapes.INTEGER;
import static dev.serviceregistry.registry.schema.Shapes.NAME;
import static dev.serviceregistry.registry.schema.Shapes.NAMES;
import static dev.serviceregistry.registry.schema.Shapes.PERCENT;
import static dev.serviceregistry.registry.schema.Shapes.TEXT;
import static dev.serviceregistry.registry.schema.Shapes.TEXTS;
import static dev.serviceregistry.registry.schema.Shapes.document;
import static dev.serviceregistry.registry.schema.Shapes.either;
import static dev.serviceregistry.registry.schema.Shapes.fields;
import static dev.serviceregistry.registry.schema.Shapes.listOf;
import static dev.serviceregistry.registry.schema.Shapes.mapOf;
import static dev.serviceregistry.registry.schema.Shapes.oneOf;
import static dev.serviceregistry.registry.schema.Shapes.text;

/** The schema of the files that define services. */
final class SchemaOfServices {

    private SchemaOfServices() {}

    static Shape.Fields catalog() {
        return document()
                .with(
                        "catalog",
                        fields().with("name", NAME).with("description", TEXT).with("owners", HANDLES))
                .with(
                        "teams",
                        mapOf(fields().all(TEXT, "display_name", "description", "slack", "email", "repository")
                                .with("escalation", HANDLES)
                                .with("forge_team", HANDLE)
                                .with("members", TEXTS)))
                .with("service_types", mapOf(fields().with("description", TEXT)))
                .with("patterns", mapOf(fields().with("description", TEXT)))
                .with("services", mapOf(service().partial()));
    }

    static Shape.Fields versions() {
        return document()
                .with("current", NAME)
                .with(
                        "versions",
                        mapOf(fields().must("path", TEXT)
                                .all(DAY, "released", "sunset")
                                .must("status", oneOf("draft", "current", "supported", "deprecated", "retired"))
                                .with("sha256", text(Format.SHA256))
                                .with("notes", TEXT)));
    }

    static Shape.Fields project() {
        return document()
                .with(
                        "project",
                        fields().with("name", NAME)
                                .all(TEXT, "display_name", "description")
                                .with("owner", text(Format.TEAM))
                                .with("catalog_version", NAME)
                                .with("environments", NAMES))
                .with("uses", fields().with("services", NAMES))
                .with("services", mapOf(service().with("unset", TEXTS).partial()));
    }

    static Shape.Fields service() {
        return fields().with("name", TEXT)
                .all(TEXT, "display_name", "description")
                .with("type", NAME)
                .with("version", text(Format.VERSION))
                .with("port", INTEGER)
                .with("owner", text(Format.TEAM))
                .with("system", NAME)
                .with("lifecycle", oneOf("experimental", "production", "deprecated", "retired"))
                .with("criticality", NAME)
                .with("visibility", oneOf("private", "project", "public"))
                .all(TEXTS, "tags", "aliases")
                .with("patterns", NAMES)
                .with("properties", mapOf(property()))
                .with("dependencies", dependencies())
                .with("metadata", metadata())
                .with("container", container())
                .with("ports", mapOf(port()))
                .with("env", mapOf(either(ANY, variable())))
                .with("secrets", mapOf(secret()))
                .with("health", fields().all(probe(), "liveness", "readiness", "startup"))
                .with("deploy", deploy())
                .with("volumes", mapOf(volume()))
                .with("network", network())
                .with("labels", mapOf(ANY))
                .with("slo", mapOf(objective()))
                .with("deprecation", deprecation());
    }

    private static Shape property() {
        Shape number = new Shape.Number();
        return fields().must("type", oneOf("string", "integer", "number", "boolean", "array", "object"))
                .all(FLAG, "required", "secret")
                .with("default", new Shape.Free())
                .with("enum", listOf(ANY))
                .all(number, "min", "max")
                .with("description", TEXT);
    }

    private static Shape dependencies() {
        Shape service = text(Format.SERVICE);
        Shape dependency = either(
                service,
                fields().must("service", service)
                        .with("version", text(Format.RANGE))
                        .with("condition", oneOf("started", "healthy", "completed")));
        return fields().all(listOf(dependency), "requires", "optional", "calls")
                .all(listOf(text(Format.CONTRACT)), "consumes", "provides")
                .with("conflicts", listOf(service));
    }

    private static Shape metadata() {
        return fields().all(COUNT, "min_memory_mb", "max_memory_mb", "cpu_request_millicores", "cpu_limit_millicores")
                .with("data_classification", oneOf("public", "internal", "confidential", "restricted"))
                .with("data_categories", listOf(oneOf("cardholder", "health", "personal")))
                .with("encryption", fields().all(FLAG, "in_transit", "at_rest").with("algorithm", TEXT))
                .with("audit_logging", FLAG)
                .with("retention_days", COUNT)
                .all(TEXT, "repository", "runbook")
                .with("links", listOf(fields().must("url", TEXT).all(TEXT, "title", "type")));
    }

    private static Shape container() {
        return fields().all(TEXT, "image", "tag", "working_dir", "network_mode", "pid", "ipc", "cgroup_parent")
                .all(TEXT, "userns_mode", "platform", "user")
                .with("digest", text(Format.DIGEST))
                .with(
                        "build",
                        fields().all(TEXT, "context", "dockerfile", "target").with("args", mapOf(ANY)))
                .with("pull_policy", oneOf("Always", "IfNotPresent", "Never"))
                .with("restart", text(Format.RESTART))
                .all(TEXTS, "entrypoint", "command", "capabilities_add", "capabilities_drop", "security_opt")
                .all(TEXTS, "tmpfs", "devices")
                .all(FLAG, "read_only_root", "run_as_non_root", "privileged", "init")
                .with("cgroup", oneOf("host", "private"))
                .with("pids_limit", INTEGER);
    }

    private static Shape port() {
        Shape number = either(INTEGER, text(Format.VARIABLE));
        return fields().must("port", number)
                .with("end_port", INTEGER)
                .all(number, "target_port", "published")
                .with("protocol", oneOf("TCP", "UDP", "SCTP"))
                .with("app_protocol", TEXT)
                .with("host_ip", text(Format.IP_ADDRESS));
    }

    private static Shape variable() {
        return fields().with("from_service", text(Format.SERVICE))
                .with("value", oneOf("host", "port", "host:port", "url"))
                .with("from_secret", TEXT)
                .with("key", TEXT)
                .with("from_property", TEXT)
                .with("variable", TEXT)
                .with("default", ANY)
                .with("from_file", TEXT);
    }

    private static Shape secret() {
        return fields().with("provider", oneOf("vault", "external-secrets", "sealed-secrets", "file"))
                .with("path", TEXT)
                .with("keys", TEXTS)
                .with("rotation_days", COUNT);
    }

    private static Shape probe() {
        Shape port = either(INTEGER, TEXT);
        return fields().with(
                        "http_get",
                        fields().with("path", TEXT)
                                .with("port", port)
                                .with("scheme", oneOf("HTTP", "HTTPS"))
                                .with("host", TEXT)
                                .with("headers", mapOf(ANY)))
                .with("exec", TEXTS)
                .with("tcp_socket", fields().must("port", port).with("host", TEXT))
                .with("grpc", fields().must("port", port).with("service", TEXT))
                .all(DURATION, "period", "timeout", "initial_delay")
                .all(COUNT, "failure_threshold", "success_threshold");
    }

    private static Shape deploy() {
        Shape amount = either(COUNT, PERCENT);
        return fields().with("kind", oneOf("deployment", "statefulset", "daemonset", "job", "cronjob"))
                .with("schedule", text(Format.CRON))
                .with("replicas", COUNT)
                .with(
                        "strategy",
                        fields().with("type", oneOf("rolling", "recreate")).all(amount, "max_surge", "max_unavailable"))
                .with("autoscaling", fields().all(COUNT, "min", "max", "cpu_percent", "memory_percent"))
                .with("disruption_budget", fields().all(amount, "min_available", "max_unavailable"))
                .with("termination_grace", DURATION)
                .with("service_account", TEXT)
                .with(
                        "permissions",
                        listOf(fields().must("resources", TEXTS)
                                .must("verbs", TEXTS)
                                .all(TEXTS, "api_groups", "resource_names")
                                .with("namespace", TEXT)))
                .with("sidecar_of", NAME)
                .with("node_selector", mapOf(either(TEXT, TEXTS)));
    }

    private static Shape volume() {
        return fields().must("mount", text(Format.ABSOLUTE_PATH))
                .with("type", oneOf("ephemeral", "persistent", "config", "secret", "bind"))
                .with("source", TEXT)
                .with("item", TEXT)
                .with("size", text(Format.SIZE))
                .with("read_only", FLAG)
                .with("propagation", oneOf("private", "rprivate", "shared", "rshared", "slave", "rslave"))
                .with("scope", scope());
    }

    /** Whose a volume or a network is. */
    private static Shape scope() {
        return oneOf("project", "host", "external");
    }

    private static Shape network() {
        return fields().with("networks", TEXTS)
                .with("scopes", mapOf(scope()))
                .with(
                        "ingress",
                        listOf(fields().must("host", TEXT)
                                .with("path", TEXT)
                                .with("port", either(INTEGER, TEXT))
                                .with("tls", FLAG)
                                .with("tls_secret", TEXT)));
    }

    private static Shape objective() {
        return fields().must("objective", PERCENT)
                .with("window", DURATION)
                .with("indicator", fields().all(TEXT, "good", "total"))
                .with("description", TEXT);
    }

    private static Shape deprecation() {
        return fields().all(DAY, "deprecated_since", "sunset")
                .with("replaced_by", text(Format.SERVICE))
                .with("reason", TEXT);
    }
}
