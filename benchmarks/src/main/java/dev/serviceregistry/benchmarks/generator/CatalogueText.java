package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;

import java.util.ArrayList;
import java.util.List;

/** Writes the catalogue in one of its versions. */
final class CatalogueText {

    private final Plan plan;
    private final CatalogueVersion version;
    private final TomlText text = TomlText.document();

    private CatalogueText(Plan plan, CatalogueVersion version) {
        this.plan = plan;
        this.version = version;
    }

    static String of(Plan plan, CatalogueVersion version) {
        return new CatalogueText(plan, version).write();
    }

    private String write() {
        text.table("catalog").text("name", "central").texts("owners", List.of("@platform-team"));
        for (String team : List.of("platform-team", "security-team", "ops-team", "data-team")) {
            team(team, "@platform-team");
        }
        for (String team : plan.teams()) {
            team(team, "@ops-team");
        }
        text.table("service_types.secret-store").text("description", "Keeps secrets and issues certificates");
        for (String pattern : List.of("minimal", "full-stack", "data")) {
            text.table("patterns." + pattern).text("description", "The services of the group " + pattern);
        }
        for (GlobalService service : GlobalService.ALL.subList(0, version.services())) {
            service(service);
        }
        return text.toString();
    }

    private void team(String name, String escalation) {
        text.table("teams." + name)
                .text("display_name", "Team " + name)
                .text("slack", "#" + name)
                .texts("escalation", List.of(escalation));
    }

    private void service(GlobalService service) {
        String path = "services." + service.id();
        boolean retired = service.id().equals(GlobalService.RETIRED);
        boolean deprecated = service.id().equals(GlobalService.DEPRECATED);
        text.table(path)
                .text("name", service.id())
                .text("display_name", "Central " + service.id())
                .text("description", "What every project may use as its " + service.id())
                .text("type", service.type())
                .text("version", service.version())
                .text("owner", service.isStateful() ? "data-team" : "platform-team")
                .text("system", "platform")
                .text("lifecycle", retired ? "retired" : deprecated ? "deprecated" : "production")
                .text("criticality", "critical")
                .text("visibility", "public")
                .texts("tags", List.of(service.type()))
                .texts(
                        "patterns",
                        service.isStateful() ? List.of("minimal", "full-stack", "data") : List.of("full-stack"));
        if (service.index() % 7 == 3) {
            text.texts("aliases", List.of("shared-" + service.id()));
        }
        text.table(path + ".properties")
                .inline("log_format", entry("type", "string"), entry("default", "json"))
                .inline("max_connections", entry("type", "integer"), "default = 200", "min = 20", "max = 2000");
        dependencies(service, path);
        text.table(path + ".metadata")
                .value("min_memory_mb", 512)
                // Older versions of the catalogue allowed less.
                .value("max_memory_mb", version == CatalogueVersion.V1_0 ? 2048 : 4096)
                .value("cpu_request_millicores", 200)
                .value("cpu_limit_millicores", 2000)
                .text("data_classification", "confidential")
                .inline("encryption", "in_transit = true", "at_rest = true", entry("algorithm", "AES-256"))
                .value("audit_logging", true)
                .text("repository", "https://github.com/example-org/platform-" + service.id())
                .text("runbook", "docs/runbooks/" + service.id() + ".md");
        // Of its place alone, so that an image is the same in every version of the catalogue.
        Chance chance = Chance.of(plan.size().seed(), -2, service.index());
        Sections.container(text, path, "ghcr.io/example-org/mirror/" + service.id(), service.version(), chance);
        text.table(path + ".ports")
                .inline("main", "port = " + service.port(), entry("protocol", "TCP"))
                .inline("metrics", "port = 9187", entry("app_protocol", "http"));
        text.table(path + ".env")
                .text("LOG_LEVEL", "info")
                .inline("LOG_FORMAT", entry("from_property", "log_format"))
                .inline("ADMIN_PASSWORD", entry("from_secret", service.id() + "-admin"), entry("key", "password"));
        Sections.secret(text, path, service.id() + "-admin", "platform/" + service.id());
        Sections.health(text, path, true, service.isStateful());
        text.table(path + ".deploy")
                .text("kind", service.isStateful() ? "statefulset" : "deployment")
                .value("replicas", 3)
                .inline("autoscaling", "min = 3", "max = 9", "cpu_percent = 70")
                .inline("disruption_budget", "min_available = 2")
                .text("termination_grace", "2m");
        if (service.isStateful()) {
            Sections.volume(text, path, "data", "/var/lib/data", "persistent", entry("size", "100Gi"));
        }
        text.table(path + ".network").texts("networks", List.of("data"));
        Sections.objective(text, path, service.id(), "99.999%");
        if (deprecated) {
            text.table(path + ".deprecation")
                    .value("deprecated_since", "2026-01-31")
                    .value("sunset", "2031-12-31")
                    .text("replaced_by", "kafka")
                    .text("reason", "Few use it, and it costs much");
        }
    }

    private void dependencies(GlobalService service, String path) {
        List<String> requires = new ArrayList<>();
        if (service.index() > 2) {
            GlobalService before = GlobalService.ALL.get(service.index() % 3);
            requires.add(before.id() + "@" + before.range());
        }
        text.table(path + ".dependencies").texts("requires", requires);
        if (!service.contract().isEmpty()) {
            text.texts("provides", List.of(service.contract()));
        }
    }
}
