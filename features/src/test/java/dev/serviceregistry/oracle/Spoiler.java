package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Plants what a reader must refuse: unknown keys, values of a wrong kind, files that are no TOML or a newer one. */
final class Spoiler {

    private static final Map<String, String> UNKNOWN = Map.of(
            "replicaz", "3",
            "deploy.replicaz", "3",
            "metadata.min_memory", "256",
            "container.imagee", "\"nginx\"",
            "dependencies.needs", "[\"db\"]");
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("type", "3"),
            Map.entry("version", "1.5"),
            Map.entry("lifecycle", "\"sleeping\""),
            Map.entry("visibility", "\"secret\""),
            Map.entry("criticality", "1"),
            Map.entry("description", "[]"),
            Map.entry("deploy.autoscaling.min", "\"few\""),
            Map.entry("deploy.autoscaling", "3"),
            Map.entry("deploy.sidecar_of", "true"),
            Map.entry("deploy.disruption_budget", "1"),
            Map.entry("deploy.disruption_budget.min_available", "\"some\""),
            Map.entry("slo.availability.objective", "99.9"),
            Map.entry("health.readiness", "\"/ready\""),
            Map.entry("metadata.data_classification", "\"secret\""),
            Map.entry("metadata.data_categories", "\"personal\""),
            Map.entry("metadata.encryption", "true"),
            Map.entry("metadata.encryption.in_transit", "\"yes\""),
            Map.entry("metadata.encryption.at_rest", "1"),
            Map.entry("metadata.encryption.algorithm", "256"),
            Map.entry("metadata.audit_logging", "\"yes\""),
            Map.entry("metadata.retention_days", "\"90d\""),
            Map.entry("owner", "[\"payments\"]"),
            Map.entry("metadata.repository", "3"),
            Map.entry("metadata.runbook", "false"),
            Map.entry("deprecation", "\"soon\""),
            Map.entry("deprecation.sunset", "\"soon\""),
            Map.entry("deprecation.deprecated_since", "\"yesterday\""),
            Map.entry("deprecation.replaced_by", "1"),
            Map.entry("secrets.store.rotation_days", "\"often\""),
            Map.entry("volumes.host.read_only", "\"yes\""),
            Map.entry("volumes.host.propagation", "\"both\""),
            Map.entry("container.cgroup", "\"shared\""),
            Map.entry("container.cgroup_parent", "1"),
            Map.entry("deploy.replicas", "\"two\""),
            Map.entry("deploy.kind", "\"daemon\""),
            Map.entry("metadata", "256"),
            Map.entry("metadata.max_memory_mb", "\"lots\""),
            Map.entry("metadata.min_memory_mb", "1.5"),
            Map.entry("metadata.cpu_limit_millicores", "-1"),
            Map.entry("health", "\"/healthz\""),
            Map.entry("health.liveness", "\"/healthz\""),
            Map.entry("container", "\"nginx\""),
            Map.entry("container.image", "[\"nginx\"]"),
            Map.entry("container.tag", "16"),
            Map.entry("container.digest", "\"sha256:1234\""),
            Map.entry("container.user", "1000"),
            Map.entry("container.run_as_non_root", "\"yes\""),
            Map.entry("container.read_only_root", "\"yes\""),
            Map.entry("container.privileged", "\"true\""),
            Map.entry("container.capabilities_add", "\"ALL\""),
            Map.entry("container.capabilities_drop", "\"ALL\""),
            Map.entry("container.security_opt", "\"no-new-privileges\""),
            Map.entry("container.pids_limit", "\"many\""),
            Map.entry("container.restart", "\"sometimes\""),
            Map.entry("secrets", "\"vault\""),
            Map.entry("properties", "[]"),
            Map.entry("dependencies", "[\"db\"]"),
            Map.entry("network.ingress", "\"app.example.org\""),
            Map.entry("ports.main.host_ip", "127"),
            Map.entry("ports.main.published", "\"80\""));
    /** What must be there for something to be planted in it. */
    private static final Map<String, String> NEEDING = Map.of(
            "ports.", "ports.main.port", "secrets.store.", "secrets.store.path", "volumes.host.", "volumes.host.mount");

    private static final Map<String, String> UNKNOWN_SETTINGS =
            Map.of("security.require_user", "true", "security.tls.ingress", "true", "securty", "3");
    private static final Map<String, String> REFUSED_SETTINGS = Map.ofEntries(
            Map.entry("security.require_image_digest", "1"),
            Map.entry("security.require_non_root", "\"all of them\""),
            Map.entry("security.allowed_registries", "\"ghcr.io/\""),
            Map.entry("security.forbid_plaintext_secrets", "\"no\""),
            Map.entry("security.tls.require_ingress_tls", "\"yes\""),
            Map.entry("security.max_secret_age_days", "\"90d\""),
            Map.entry("sla.medium.notice", "90"),
            Map.entry("compliance.backup.database.every", "60"),
            Map.entry("compliance.backup.cache.restore", "\"soon\""),
            Map.entry("compliance.backup.database.point_in_time", "\"yes\""),
            Map.entry("compliance.backup.cache.retention_days", "\"30d\""),
            Map.entry("compliance.backup.registry", "true"),
            Map.entry("compliance.pci_dss_applicable", "\"yes\""),
            Map.entry("compliance.hipaa.regions", "\"eu-west\""),
            Map.entry("compliance.gdpr.retention_days", "\"1y\""),
            Map.entry("compliance.pci_dss.retention_days", "\"1y\""),
            Map.entry("compliance.audit.retention_days", "\"1y\""),
            Map.entry("compliance.audit", "true"),
            Map.entry("compliance.encryption.algorithm", "256"),
            Map.entry("compliance.encryption.at_rest", "true"),
            Map.entry("sla.high.rto", "30"),
            Map.entry("sla.high.availability", "99.9"),
            Map.entry("sla.critical.support_hours", "24"),
            Map.entry("sla.critical.min_replicas", "\"three\""),
            Map.entry("sla.critical", "\"always\""),
            Map.entry("sla", "1"),
            Map.entry("tiers.order", "\"critical first\""));

    private static final Map<String, String> REFUSED_DEPLOYMENT = Map.ofEntries(
            Map.entry("deployment.multi-region.regions", "\"us-east\""),
            Map.entry("deployment.multi-region", "true"),
            Map.entry("deployment.multi-region.strategy", "\"active\""),
            Map.entry("deployment.multi-region.failover.mode", "\"fast\""),
            Map.entry("deployment.multi-region.failover.unhealthy_after", "120"),
            Map.entry("deployment.region", "\"us-east\""),
            Map.entry("deployment.region.us-east.traffic_split", "50"),
            Map.entry("deployment.region.us-east.capacity", "100"),
            Map.entry("deployment.region.us-east.role", "\"main\""),
            Map.entry("deployment.region.us-east.failover_to", "\"eu-west\""),
            Map.entry("deployment.region.eu-west.data_residency", "1"),
            Map.entry("deployment.region.eu-west.cluster", "1"),
            Map.entry("deployment.region.eu-west.canary_percentage", "\"5%\""),
            Map.entry("deployment.target.production.order", "\"last\""),
            Map.entry("deployment.target.production.regions", "\"us-east\""),
            Map.entry("deployment.target.staging.order", "-1"),
            Map.entry("deployment.rollout.steps", "\"5,50\""),
            Map.entry("deployment.rollback.automatic", "\"yes\""),
            Map.entry("deployment.rollback", "true"));

    private final Dice dice;
    private final Set<Fault> faults;

    Spoiler(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
    }

    Repository spoil(Repository repository) {
        List<SortedMap<String, Tree>> read = new ArrayList<>();
        read.add(repository.head().services());
        repository.projects().forEach(project -> read.add(project.services()));
        List<Tree> policies = repository.policies().stream().map(Settings::tree).toList();
        if (faults.contains(Fault.UNKNOWN_KEY)) {
            plant(read, UNKNOWN, true);
            plantIn(policies, UNKNOWN_SETTINGS, true);
        }
        if (faults.contains(Fault.REFUSED_VALUE)) {
            plant(read, REFUSED, false);
            plantBelowOverrides(repository);
            plantIn(policies, REFUSED_SETTINGS, false);
            List<Tree> deployments = repository.operations().stream()
                    .filter(file -> file.name().equals("deployment"))
                    .map(Operations::tree)
                    .toList();
            for (int i = 0; i < 3; i++) {
                plantIn(deployments, REFUSED_DEPLOYMENT, false);
            }
        }
        return withFlaws(repository);
    }

    private void plant(List<SortedMap<String, Tree>> read, Map<String, String> mistakes, boolean unknown) {
        List<String> paths = mistakes.keySet().stream().sorted().toList();
        for (int i = 0; i < dice.between(1, 8); i++) {
            SortedMap<String, Tree> services = dice.pick(read);
            Tree service = services.get(dice.pick(List.copyOf(services.keySet())));
            String path = dice.pick(paths);
            boolean unset = service.texts("unset").stream().anyMatch(other -> path.startsWith(other));
            if (!unset && hasRoom(service, path)) {
                String toml = mistakes.get(path);
                service.with(path, unknown ? new Tree.Unknown(toml) : new Tree.Refused(toml));
            }
        }
        if (!unknown && dice.chance(.3)) {
            plantInIngress(dice.pick(read).values());
        }
    }

    /** A mistake in one entry of several: the others count all the same. */
    private void plantInIngress(Collection<Tree> services) {
        services.stream()
                .filter(service -> service.list("network.ingress").size() == 1)
                .findFirst()
                .ifPresent(
                        service -> ((Tree) service.list("network.ingress").get(0)).with("tls", new Tree.Refused("1")));
    }

    /** A mistake in the catalogue that an override replaces or takes away, so that it is of no account there. */
    private void plantBelowOverrides(Repository repository) {
        for (Project project : repository.projects()) {
            project.services().forEach((id, override) -> {
                Tree base = repository.head().services().get(id);
                if (project.pin().isEmpty() && project.uses().contains(id) && base != null) {
                    plantBelow(override, base);
                }
            });
        }
    }

    private void plantBelow(Tree override, Tree base) {
        for (String path : REFUSED.keySet().stream().sorted().toList()) {
            boolean settled = override.has(path) || override.texts("unset").contains(path);
            if (settled && hasRoom(base, path) && dice.chance(.1)) {
                base.with(path, new Tree.Refused(REFUSED.get(path)));
            }
        }
    }

    private void plantIn(List<Tree> policies, Map<String, String> mistakes, boolean unknown) {
        if (!policies.isEmpty() && dice.chance(.5)) {
            Tree settings = dice.pick(policies);
            String path = dice.pick(mistakes.keySet().stream().sorted().toList());
            String toml = mistakes.get(path);
            if (!hasRoom(settings, path)) {
                return;
            }
            settings.with(path, unknown ? new Tree.Unknown(toml) : new Tree.Refused(toml));
        }
    }

    /** Whether a path can be written at all, and needs no port that is not there. */
    private static boolean hasRoom(Tree service, String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            Object above = service.value(path.substring(0, dot)).orElse(Tree.empty());
            if (!(above instanceof Tree)) {
                return false;
            }
        }
        return NEEDING.entrySet().stream()
                .allMatch(entry -> !path.startsWith(entry.getKey()) || service.has(entry.getValue()));
    }

    private Repository withFlaws(Repository whole) {
        int broken = faults.contains(Fault.BROKEN_FILE) ? dice.between(0, 9) : -1;
        Catalogue head = new Catalogue(
                broken == 0 ? Flaw.BROKEN : flaw(),
                whole.head().services(),
                whole.head().patterns(),
                whole.head().about());
        List<Release> releases = new ArrayList<>();
        for (Release release : whole.releases()) {
            boolean pinned =
                    whole.projects().stream().anyMatch(project -> project.pin().equals(release.name()));
            Flaw flaw = !pinned ? Flaw.NONE : broken == 1 || broken == 2 ? Flaw.BROKEN : flaw();
            Catalogue catalogue = release.catalogue();
            releases.add(new Release(
                    release.name(),
                    release.status(),
                    new Catalogue(flaw, catalogue.services(), catalogue.patterns(), catalogue.about()),
                    release.seal(),
                    release.about()));
        }
        List<Project> projects = new ArrayList<>();
        for (Project project : whole.projects()) {
            boolean breaks = broken >= 4 && projects.isEmpty();
            projects.add(new Project(
                    project.name(),
                    breaks ? Flaw.BROKEN : flaw(),
                    project.pin(),
                    project.uses(),
                    project.services(),
                    project.about()));
        }
        List<Operations> operations = new ArrayList<>();
        for (Operations file : whole.operations()) {
            boolean breaks = broken > 6 && operations.isEmpty();
            operations.add(new Operations(file.project(), file.name(), breaks ? Flaw.BROKEN : flaw(), file.tree()));
        }
        List<Settings> policies = new ArrayList<>();
        for (Settings settings : whole.policies()) {
            boolean breaks = broken == 3 && policies.isEmpty();
            policies.add(new Settings(settings.name(), breaks ? Flaw.BROKEN : flaw(), settings.tree()));
        }
        return new Repository(whole.today(), head, releases, projects, operations, policies);
    }

    private Flaw flaw() {
        return faults.contains(Fault.NEWER_TOML) && dice.chance(.3) ? Flaw.NEWER : Flaw.NONE;
    }
}
