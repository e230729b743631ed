package dev.serviceregistry.benchmarks.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedRepositoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Every table and key of the schema; {@code *} stands for a name that somebody chose. */
    private static final List<String> KEYS = List.of("""
            approvals
            breaking.exempt_experimental
            catalog.name catalog.owners
            change_control.breaking_changes_require change_control.config_changes_require
            change_control.version_bumps_require
            compliance.audit.enabled compliance.audit.log_all_access compliance.audit.retention_days
            compliance.backup.*.every compliance.backup.*.point_in_time compliance.backup.*.restore
            compliance.backup.*.retention_days compliance.controls_in_force
            compliance.encryption.algorithm compliance.encryption.at_rest compliance.encryption.in_transit
            compliance.gdpr.regions compliance.gdpr.retention_days compliance.gdpr_applicable
            compliance.hipaa.regions compliance.hipaa.retention_days compliance.hipaa_applicable
            compliance.pci_dss.regions compliance.pci_dss.retention_days compliance.pci_dss_applicable
            current
            dependency.max_fan_in
            deployment.auto_sync deployment.gitops deployment.namespace deployment.prune deployment.self_heal
            deployment.multi-region.failover.failback deployment.multi-region.failover.mode
            deployment.multi-region.failover.unhealthy_after deployment.multi-region.regions
            deployment.multi-region.strategy
            deployment.region.*.canary_percentage deployment.region.*.capacity deployment.region.*.cluster
            deployment.region.*.data_residency deployment.region.*.failover_to deployment.region.*.role
            deployment.region.*.traffic_split
            deployment.rollback.automatic deployment.rollback.max_per_day deployment.rollback.to
            deployment.rollback.window
            deployment.rollout.abort_on.error_rate deployment.rollout.abort_on.latency_p99 deployment.rollout.pause
            deployment.rollout.steps
            deployment.target.*.approvals deployment.target.*.freeze.from deployment.target.*.freeze.reason
            deployment.target.*.freeze.to deployment.target.*.order deployment.target.*.regions
            monitoring.alerts.*.description monitoring.alerts.*.summary
            monitoring.alerts.*.expr monitoring.alerts.*.for monitoring.alerts.*.runbook monitoring.alerts.*.severity
            monitoring.escalation.steps.after monitoring.escalation.steps.notify
            monitoring.routes.*.email monitoring.routes.*.page monitoring.routes.*.slack monitoring.scrape_interval
            patterns.*.description
            project.catalog_version project.environments project.name project.owner
            rules.*.mode rules.*.severity
            schema_version
            security.allowed_registries security.forbid_plaintext_secrets security.max_secret_age_days
            security.require_dropped_capabilities security.require_image_digest security.require_non_root
            security.require_read_only_root
            security.tls.min_version security.tls.require_ingress_tls
            service_types.*.description
            services.*.aliases services.*.criticality services.*.description services.*.display_name
            services.*.lifecycle services.*.name services.*.owner services.*.patterns services.*.port
            services.*.system services.*.tags services.*.type services.*.unset services.*.version
            services.*.visibility
            services.*.container.build.args.* services.*.container.build.context
            services.*.container.build.dockerfile services.*.container.build.target
            services.*.container.capabilities_add services.*.container.capabilities_drop
            services.*.container.cgroup services.*.container.cgroup_parent services.*.container.command services.*.container.devices
            services.*.container.digest services.*.container.entrypoint services.*.container.image
            services.*.container.init services.*.container.ipc services.*.container.network_mode
            services.*.container.pid services.*.container.pids_limit services.*.container.platform
            services.*.container.privileged services.*.container.pull_policy services.*.container.read_only_root
            services.*.container.restart services.*.container.run_as_non_root
            services.*.container.security_opt services.*.container.tag
            services.*.container.tmpfs services.*.container.user services.*.container.userns_mode
            services.*.container.working_dir
            services.*.dependencies.calls services.*.dependencies.conflicts services.*.dependencies.consumes
            services.*.dependencies.optional services.*.dependencies.provides services.*.dependencies.requires
            services.*.dependencies.requires.condition services.*.dependencies.requires.service
            services.*.dependencies.requires.version
            services.*.deploy.autoscaling.cpu_percent services.*.deploy.autoscaling.max
            services.*.deploy.autoscaling.memory_percent services.*.deploy.autoscaling.min
            services.*.deploy.disruption_budget.max_unavailable services.*.deploy.disruption_budget.min_available
            services.*.deploy.kind services.*.deploy.replicas services.*.deploy.schedule
            services.*.deploy.service_account services.*.deploy.sidecar_of
            services.*.deploy.strategy.max_surge
            services.*.deploy.strategy.max_unavailable services.*.deploy.strategy.type
            services.*.deploy.termination_grace
            services.*.deprecation.deprecated_since services.*.deprecation.reason
            services.*.deprecation.replaced_by services.*.deprecation.sunset
            services.*.env.* services.*.env.*.default services.*.env.*.from_file services.*.env.*.from_property
            services.*.env.*.from_secret services.*.env.*.from_service services.*.env.*.key
            services.*.env.*.value services.*.env.*.variable
            services.*.health.liveness.exec services.*.health.liveness.failure_threshold
            services.*.health.liveness.http_get.path services.*.health.liveness.http_get.port
            services.*.health.liveness.initial_delay services.*.health.liveness.period
            services.*.health.liveness.tcp_socket.port services.*.health.liveness.timeout
            services.*.health.liveness.tcp_socket.host services.*.health.readiness.grpc.port
            services.*.health.readiness.grpc.service services.*.health.readiness.http_get.headers
            services.*.health.readiness.http_get.host services.*.health.readiness.http_get.scheme
            services.*.health.readiness.success_threshold services.*.health.startup.exec
            services.*.labels.*
            services.*.metadata.audit_logging services.*.metadata.cpu_limit_millicores
            services.*.metadata.cpu_request_millicores services.*.metadata.data_categories
            services.*.metadata.data_classification services.*.metadata.encryption.algorithm
            services.*.metadata.encryption.at_rest services.*.metadata.encryption.in_transit
            services.*.metadata.links.title services.*.metadata.links.type services.*.metadata.links.url
            services.*.metadata.max_memory_mb services.*.metadata.min_memory_mb services.*.metadata.repository
            services.*.metadata.retention_days services.*.metadata.runbook
            services.*.network.ingress.host services.*.network.ingress.path services.*.network.ingress.port
            services.*.network.ingress.tls services.*.network.ingress.tls_secret services.*.network.networks
            services.*.ports.*.app_protocol services.*.ports.*.host_ip services.*.ports.*.port
            services.*.ports.*.protocol services.*.ports.*.published services.*.ports.*.target_port
            services.*.properties.*.default services.*.properties.*.description
            services.*.properties.*.enum services.*.properties.*.max
            services.*.properties.*.min services.*.properties.*.required services.*.properties.*.secret
            services.*.properties.*.type
            services.*.secrets.*.keys services.*.secrets.*.path services.*.secrets.*.provider
            services.*.secrets.*.rotation_days
            services.*.slo.*.description services.*.slo.*.indicator.good services.*.slo.*.indicator.total services.*.slo.*.objective
            services.*.slo.*.window
            services.*.volumes.*.mount services.*.volumes.*.propagation services.*.volumes.*.read_only
            services.*.volumes.*.size services.*.volumes.*.source services.*.volumes.*.type
            services.*.x_cost_center
            sla.*.availability sla.*.backup_retention sla.*.min_replicas sla.*.notice sla.*.response_time_p99 sla.*.rpo sla.*.rto
            sla.*.support_hours
            teams.*.display_name teams.*.escalation teams.*.slack
            tiers.order
            uses.services
            versions.*.path versions.*.released versions.*.sha256 versions.*.status versions.*.sunset
            waivers.approved_by waivers.expires waivers.reason waivers.rule waivers.subject waivers.ticket
            """.strip().split("\\s+"));

    /** Tables whose keys somebody chose, by how deep they are. */
    private static final Set<String> NAMED = Set.of(
            "alerts",
            "args",
            "backup",
            "env",
            "labels",
            "patterns",
            "ports",
            "properties",
            "region",
            "routes",
            "rules",
            "secrets",
            "service_types",
            "services",
            "sla",
            "slo",
            "target",
            "teams",
            "versions",
            "volumes");

    @TempDir
    private Path directory;

    @Test
    void a_repository_without_defects_has_no_finding() throws IOException {
        for (RepositorySize size : List.of(
                RepositorySize.of(22).flawless(),
                new RepositorySize(1, 4, 5, 0, 2),
                new RepositorySize(7, 60, 9, 0, 3),
                new RepositorySize(12, 11, 0, 0, 4))) {
            Evaluation evaluation = judged(size);

            assertThat(evaluation.findings()).as(size.toString()).isEmpty();
            assertThat(evaluation.suppressed()).as(size.toString()).hasSize(1);
        }
    }

    @Test
    void every_defect_is_found_once_and_nothing_else_is() throws IOException {
        RepositorySize size = new RepositorySize(70, 20, 5, 0.3, 5);
        List<PlantedDefect> planted = GeneratedRepository.of(size).defects();
        Set<Defect> kinds = EnumSet.noneOf(Defect.class);
        List<String> expected = new ArrayList<>();
        for (PlantedDefect defect : planted) {
            kinds.add(defect.defect());
            expected.add(defect.defect().rule() + " " + defect.service());
        }

        assertThat(kinds).containsExactlyInAnyOrder(Defect.values());
        assertThat(judged(size).findings())
                .extracting(finding -> finding.rule().id() + " " + finding.subject())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void so_many_services_have_a_defect_as_were_asked_for() {
        RepositorySize size = new RepositorySize(500, 20, 5, 0.01, 6);

        assertThat(GeneratedRepository.of(size).defects()).hasSizeBetween(60, 120);
        assertThat(GeneratedRepository.of(size.flawless()).defects()).isEmpty();
    }

    @Test
    void it_is_as_large_as_was_asked_for() throws IOException {
        Reading reading = read(new RepositorySize(40, 25, 6, 0, 7));
        List<Fact> facts = reading.registry().facts().facts();

        assertThat(reading.registry().projects()).hasSize(40);
        assertThat(reading.registry().services())
                .filteredOn(service -> !service.service().project().startsWith("global"))
                .hasSize(40 * 25);
        assertThat(facts.stream().filter(Dependency.class::isInstance).count()).isBetween(40L * 25 * 4, 40L * 25 * 8);
        assertThat(facts.stream().filter(CatalogPin.class::isInstance).count()).isEqualTo(8);
    }

    @Test
    void equal_sizes_give_equal_repositories_to_the_byte() throws IOException {
        RepositorySize size = RepositorySize.of(3);
        Map<String, String> first = files(size, "first");

        assertThat(files(size, "second")).isEqualTo(first);
        assertThat(files(new RepositorySize(3, 20, 5, 0.01, 2), "other")).isNotEqualTo(first);
    }

    @Test
    void every_table_and_key_of_the_schema_occurs() throws IOException {
        Set<String> keys = new TreeSet<>();
        files(RepositorySize.of(40).flawless(), "keys")
                .forEach((name, text) -> collect(
                        TomlParser.parse(name, text.getBytes(StandardCharsets.UTF_8))
                                .content(),
                        "",
                        "",
                        keys));

        assertThat(keys).containsAll(KEYS);
    }

    @Test
    void what_no_repository_can_be_is_refused() {
        assertThatThrownBy(() -> new RepositorySize(0, 20, 5, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RepositorySize(1, 20, 5, 1.5, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Evaluation judged(RepositorySize size) throws IOException {
        var facts = read(size).registry().facts().plus(List.of(new Today(TODAY)));
        List<Waiver> waivers = facts.facts().stream()
                .filter(Waiver.class::isInstance)
                .map(Waiver.class::cast)
                .toList();
        return DroolsPolicyEngine.bundled().evaluate(facts, new Exceptions(waivers, TODAY));
    }

    private Reading read(RepositorySize size) throws IOException {
        Path root = directory.resolve(size.toString());
        GeneratedRepository.of(size).writeTo(root);
        return new RegistryReader().read(root);
    }

    private Map<String, String> files(RepositorySize size, String name) throws IOException {
        Path root = directory.resolve(name);
        GeneratedRepository.of(size).writeTo(root);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static void collect(Node node, String path, String parent, Set<String> keys) {
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> {
                String below = path + (path.isEmpty() ? "" : ".") + (NAMED.contains(parent) ? "*" : key);
                keys.add(below);
                collect(entry.value(), below, NAMED.contains(parent) ? "" : key, keys);
            });
        } else if (node instanceof Array array) {
            array.items().forEach(item -> collect(item, path, "", keys));
        }
    }

    @Test
    void services_of_all_kinds_are_in_it() throws IOException {
        assertThat(read(RepositorySize.of(10).flawless()).registry().facts().facts())
                .filteredOn(Service.class::isInstance)
                .extracting(fact -> ((Service) fact).type())
                .contains("api", "worker", "web", "job", "database", "gateway", "agent", "queue", "secret-store");
    }
}
