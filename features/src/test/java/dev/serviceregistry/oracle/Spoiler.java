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
    private static final Map<String, String> UNKNOWN_SETTINGS =
            Map.of("security.require_user", "true", "security.tls.ingress", "true", "securty", "3");
    private static final Map<String, String> REFUSED_SETTINGS = Map.of(
            "security.require_image_digest", "1",
            "security.require_non_root", "\"all of them\"",
            "security.allowed_registries", "\"ghcr.io/\"",
            "security.forbid_plaintext_secrets", "\"no\"",
            "security.tls.require_ingress_tls", "\"yes\"");

    private final Dice dice;
    private final Set<Fault> faults;
    private final RandomSecrets secrets;

    Spoiler(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
        this.secrets = new RandomSecrets(dice, faults);
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
        }
        if (faults.contains(Fault.SECRET)) {
            plantSecrets(read);
        }
        return withFlaws(repository);
    }

    /** A secret is one where the schema lets nothing through, too. */
    private void plantSecrets(List<SortedMap<String, Tree>> read) {
        SortedMap<String, Tree> services = dice.pick(read);
        Tree service = services.get(dice.pick(List.copyOf(services.keySet())));
        List<Tree.Secret> secret = List.of(secrets.token());
        String toml = "\"" + secret.get(0).text().replace("\n", "\\n") + "\"";
        if (faults.contains(Fault.UNKNOWN_KEY) && hasRoom(service, "metadata.password_hint")) {
            service.with("metadata.password_hint", new Tree.Unknown(toml, secret));
        }
        if (faults.contains(Fault.REFUSED_VALUE) && hasRoom(service, "env.NOTES")) {
            service.with("env.NOTES", new Tree.Refused("[" + toml + "]", secret));
        }
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
                .filter(service -> !service.list("network.ingress").isEmpty())
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
        return !path.startsWith("ports.") || service.has("ports.main.port");
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
