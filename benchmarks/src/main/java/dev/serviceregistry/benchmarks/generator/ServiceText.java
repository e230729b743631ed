package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;
import static dev.serviceregistry.benchmarks.generator.TomlText.inlined;
import static dev.serviceregistry.benchmarks.generator.TomlText.quoted;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a project's own service. */
final class ServiceText {

    private static final List<String> CATEGORIES = List.of("personal", "cardholder", "health");

    private final TomlText text;
    private final Plan plan;
    private final int project;
    private final PlannedService service;
    private final @Nullable Defect defect;
    private final Wiring wiring;
    private final Chance chance;
    private final String path;

    ServiceText(TomlText text, Plan plan, int project, int index) {
        this.text = text;
        this.plan = plan;
        this.project = project;
        this.service = plan.service(project, index);
        this.defect = plan.defect(project, index);
        this.wiring = new Wiring(plan, project, service);
        this.chance = Chance.of(plan.size().seed(), project, index, 2);
        this.path = "services." + service.id();
    }

    void write() {
        boolean hasProperties = defect == Defect.DEFAULT_ABOVE_MAXIMUM || chance.in100(40);
        boolean hasSecret = service.type().equals("database") || chance.in100(30);
        identity();
        if (hasProperties) {
            properties();
        }
        wiring.write(text);
        metadata();
        container();
        ports();
        environment(hasProperties, hasSecret);
        if (hasSecret) {
            Sections.secret(text, path, service.id() + "-credentials", service.project() + "/" + service.id());
        }
        if (!service.isJob()) {
            Sections.health(text, path, service.isReachable(), service.type().equals("database"));
        }
        deploy();
        volumes();
        network();
        if (chance.in100(30)) {
            text.table(path + ".labels").text("\"app.kubernetes.io/part-of\"", service.project());
        }
        if (service.hasObjective()) {
            boolean isDatabase = service.type().equals("database");
            String objective = isDatabase ? "99.99%" : service.rank() == 0 ? "99.95%" : "99.9%";
            Sections.objective(text, path, service.id(), objective);
        }
        if (service.deprecated()) {
            text.table(path + ".deprecation")
                    .value("deprecated_since", "2026-06-01")
                    .value("sunset", "2031-01-31")
                    .text("replaced_by", plan.service(project, 2).id())
                    .text("reason", "Merged into another service");
        }
    }

    private void identity() {
        text.table(path);
        if (chance.in100(10)) {
            text.text("name", service.id());
        }
        text.text("display_name", "The " + service.id() + " of " + service.project());
        text.text("description", "Does the work of " + service.id() + " for everybody who asks " + service.project());
        text.text("type", service.type());
        if (defect != Defect.NO_VERSION) {
            text.text("version", defect == Defect.LOOSE_VERSION ? "2.3" : service.version());
        }
        if (service.isReachable() && service.index() % 2 == 0) {
            text.value("port", service.port());
        }
        text.text("owner", plan.team(project)).text("system", service.project());
        if (service.deprecated() || chance.in100(20)) {
            boolean young = !service.isReliable() && !service.deprecated();
            text.text("lifecycle", service.deprecated() ? "deprecated" : young ? "experimental" : "production");
        }
        if (!service.tier().isEmpty()) {
            text.text("criticality", service.tier());
        }
        if (!service.visibility().equals("public") || chance.in100(20)) {
            text.text("visibility", service.visibility());
        }
        if (chance.in100(40)) {
            text.texts("tags", List.of(service.type(), "team-owned"));
        }
        if (chance.in100(50)) {
            text.texts("patterns", service.rank() < 2 ? List.of("minimal", "full-stack") : List.of("full-stack"));
        }
        if (defect == Defect.ALIAS_TAKEN) {
            text.texts(
                    "aliases",
                    List.of(plan.service(project, service.index() - 1).id()));
        } else if (chance.in100(5)) {
            text.texts("aliases", List.of("old-" + service.id()));
        }
        if (defect == Defect.UNKNOWN_KEY) {
            text.text("colour", "blue");
        }
        if (chance.in100(3)) {
            text.text("x_cost_center", "cc-" + chance.below(9000));
        }
    }

    private void properties() {
        text.table(path + ".properties")
                .inline(
                        "currency",
                        entry("type", "string"),
                        "required = true",
                        entry("default", "EUR"),
                        "enum = " + quoted(List.of("EUR", "USD", "GBP")))
                .inline("max_retries", entry("type", "integer"), "default = 3", "min = 0", "max = 10");
        if (chance.in100(30)) {
            text.inline(
                    "timeout_factor",
                    entry("type", "number"),
                    "default = 1.5",
                    entry("description", "Multiplies every timeout"));
        }
        if (chance.in100(20)) {
            text.inline("api_key", entry("type", "string"), "required = true", "secret = true");
        }
        if (defect == Defect.DEFAULT_ABOVE_MAXIMUM) {
            text.inline("batch_size", entry("type", "integer"), "default = 500", "max = 100");
        }
    }

    private void metadata() {
        boolean isRestricted = chance.in100(20);
        boolean isRegulated = chance.in100(10);
        text.table(path + ".metadata")
                .value("min_memory_mb", defect == Defect.MEMORY_BOUNDS_CROSSED ? 4096 : 128 << chance.below(3))
                .value("max_memory_mb", 1024)
                .value("cpu_request_millicores", 50 * (1 + chance.below(4)))
                .value("cpu_limit_millicores", 1000)
                .text("data_classification", isRestricted ? "restricted" : isRegulated ? "confidential" : "internal");
        if (isRegulated) {
            text.texts("data_categories", CATEGORIES.subList(0, 1 + chance.below(CATEGORIES.size())))
                    .value("retention_days", 180);
        }
        if (isRestricted || isRegulated || chance.in100(30)) {
            text.inline("encryption", "in_transit = true", "at_rest = true", entry("algorithm", "AES-256"));
            text.value("audit_logging", true);
        }
        text.text("repository", "https://github.com/example-org/" + service.project() + "-" + service.id())
                .text("runbook", "docs/runbooks/" + service.id() + ".md");
        if (chance.in100(20)) {
            String url = "https://docs.example.org/" + service.project() + "/" + service.id();
            text.value(
                    "links", "[" + inlined(entry("title", "API"), entry("url", url), entry("type", "openapi")) + "]");
        }
    }

    private void container() {
        String image = "ghcr.io/example-org/" + service.project() + "/" + service.id();
        Sections.container(text, path, image, service.version(), chance);
        if (chance.in100(15)) {
            text.inline(
                    "build",
                    entry("context", "."),
                    entry("dockerfile", "docker/Dockerfile"),
                    "args = " + inlined(entry("JAVA_VERSION", "21")),
                    entry("target", "runtime"));
        }
        if (chance.in100(30)) {
            text.texts("command", List.of("--port", "8080")).text("working_dir", "/app");
        }
        if (chance.in100(10)) {
            text.texts("entrypoint", List.of("/app/bin/" + service.id()));
        }
        if (chance.in100(10)) {
            text.value("init", true).text("pull_policy", "IfNotPresent").text("platform", "linux/amd64");
        }
        if (chance.in100(2)) {
            text.value("privileged", false).value("devices", "[]").value("capabilities_add", "[]");
            text.text("network_mode", "").text("pid", "").text("ipc", "private");
            text.text("cgroup_parent", "").text("userns_mode", "").value("run_as_non_root", true);
            text.text("cgroup", "private");
        }
    }

    private void ports() {
        boolean shorthand = service.isReachable() && service.index() % 2 == 0;
        text.table(path + ".ports");
        if (service.isReachable() && !shorthand) {
            text.inline("main", "port = " + service.port(), entry("protocol", "TCP"), entry("app_protocol", "http"));
        }
        text.inline("metrics", "port = 9090", "target_port = 9090", entry("app_protocol", "http"));
        if (chance.in100(10)) {
            published("admin", 9091, 20_000 + service.index());
        }
        if (defect == Defect.PORT_OUT_OF_RANGE) {
            text.inline("debug", "port = 70000");
        }
        if (defect == Defect.HOST_PORT_TAKEN) {
            published("debug", 9229, 40_000 + service.index());
            published("trace", 9230, 40_000 + service.index());
        }
    }

    private void published(String name, int port, int host) {
        text.inline(name, "port = " + port, "published = " + host, entry("host_ip", "127.0.0.1"));
    }

    private void environment(boolean hasProperties, boolean hasSecret) {
        text.table(path + ".env").text("LOG_LEVEL", "info");
        wiring.variables().forEach(text::value);
        if (hasProperties) {
            text.inline("CURRENCY", entry("from_property", "currency"));
        }
        if (hasSecret) {
            text.inline("DB_PASSWORD", entry("from_secret", service.id() + "-credentials"), entry("key", "password"));
        }
        if (chance.in100(10)) {
            text.inline("REGION", entry("variable", "REGION"), entry("default", "eu-west"), entry("from_file", ".env"));
        }
    }

    private void deploy() {
        text.table(path + ".deploy");
        if (service.isJob()) {
            text.text("kind", "job");
        } else if (service.type().equals("agent")) {
            switch (project % 3) {
                case 0 -> text.text("kind", "cronjob").text("schedule", "0 3 * * *");
                case 1 -> text.text("kind", "daemonset");
                default ->
                    text.text("kind", "deployment")
                            .text(
                                    "sidecar_of",
                                    plan.service(project, service.index() - 1).id());
            }
        } else {
            int replicas = Math.max(1, 3 - service.rank());
            text.text("kind", service.type().equals("database") ? "statefulset" : "deployment")
                    .value("replicas", replicas)
                    .inline("strategy", entry("type", "rolling"), entry("max_surge", "25%"), "max_unavailable = 0");
            if (chance.in100(30)) {
                text.inline(
                        "autoscaling",
                        "min = " + replicas,
                        "max = " + 4 * replicas,
                        "cpu_percent = 70",
                        "memory_percent = 80");
            }
            if (service.rank() < 2) {
                text.inline(
                        "disruption_budget",
                        service.rank() == 0 ? "min_available = " + (replicas - 1) : "max_unavailable = 1");
            }
        }
        text.text("termination_grace", defect == Defect.INVALID_VALUE ? "soon" : "30s");
        if (chance.in100(30)) {
            text.text("service_account", service.id());
        }
    }

    private void volumes() {
        if (service.type().equals("database")) {
            Sections.volume(text, path, "data", "/var/lib/data", "persistent", entry("size", "100Gi"));
            text.text("source", service.id() + "-data");
        } else if (chance.in100(20)) {
            Sections.volume(text, path, "cache", "/var/cache/app", "ephemeral", entry("size", "1Gi"));
        }
        if (chance.in100(8)) {
            Sections.volume(text, path, "config", "/etc/app", "config", "read_only = true");
        }
        if (chance.in100(3)) {
            Sections.volume(text, path, "shared", "/srv/shared", "bind", entry("source", "/srv/" + service.project()));
            text.value("read_only", true);
        }
    }

    private void network() {
        text.table(path + ".network").texts("networks", List.of("backend"));
        if (service.type().equals("web") || service.type().equals("gateway")) {
            String host = service.id() + "." + service.project() + ".example.org";
            text.value(
                    "ingress",
                    "["
                            + inlined(
                                    entry("host", host),
                                    entry("path", "/"),
                                    entry("port", "main"),
                                    "tls = true",
                                    entry("tls_secret", service.id() + "-tls"))
                            + "]");
        }
    }
}
