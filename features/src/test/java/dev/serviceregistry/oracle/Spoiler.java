package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Settings;
import java.util.ArrayList;
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
    private static final Map<String, String> REFUSED = Map.of(
            "type", "3",
            "version", "1.5",
            "lifecycle", "\"sleeping\"",
            "visibility", "\"secret\"",
            "criticality", "1",
            "description", "[]",
            "deploy.replicas", "\"two\"",
            "deploy.kind", "\"daemon\"",
            "metadata.max_memory_mb", "\"lots\"",
            "metadata.min_memory_mb", "1.5");

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
        if (faults.contains(Fault.UNKNOWN_KEY)) {
            plant(read, UNKNOWN, true);
        }
        if (faults.contains(Fault.REFUSED_VALUE)) {
            plant(read, REFUSED, false);
        }
        return withFlaws(repository);
    }

    private void plant(List<SortedMap<String, Tree>> read, Map<String, String> mistakes, boolean unknown) {
        List<String> paths = mistakes.keySet().stream().sorted().toList();
        for (int i = 0; i < dice.between(1, 3); i++) {
            SortedMap<String, Tree> services = dice.pick(read);
            Tree service = services.get(dice.pick(List.copyOf(services.keySet())));
            String path = dice.pick(paths);
            boolean unset = service.texts("unset").stream().anyMatch(other -> path.startsWith(other));
            if (!unset) {
                String toml = mistakes.get(path);
                service.with(path, unknown ? new Tree.Unknown(toml) : new Tree.Refused(toml));
            }
        }
    }

    private Repository withFlaws(Repository whole) {
        int broken = faults.contains(Fault.BROKEN_FILE) ? dice.between(0, 9) : -1;
        Catalogue head = new Catalogue(
                broken == 0 ? Flaw.BROKEN : flaw(),
                whole.head().services(),
                whole.head().patterns());
        List<Release> releases = new ArrayList<>();
        for (Release release : whole.releases()) {
            boolean pinned =
                    whole.projects().stream().anyMatch(project -> project.pin().equals(release.name()));
            Flaw flaw = !pinned ? Flaw.NONE : broken == 1 || broken == 2 ? Flaw.BROKEN : flaw();
            Catalogue catalogue = release.catalogue();
            releases.add(new Release(
                    release.name(),
                    release.status(),
                    new Catalogue(flaw, catalogue.services(), catalogue.patterns()),
                    release.seal()));
        }
        List<Project> projects = new ArrayList<>();
        for (Project project : whole.projects()) {
            boolean breaks = broken >= 4 && projects.isEmpty();
            projects.add(new Project(
                    project.name(), breaks ? Flaw.BROKEN : flaw(), project.pin(), project.uses(), project.services()));
        }
        List<Settings> policies = new ArrayList<>();
        for (Settings settings : whole.policies()) {
            boolean breaks = broken == 3 && policies.isEmpty();
            policies.add(new Settings(settings.name(), breaks ? Flaw.BROKEN : flaw(), settings.tree()));
        }
        return new Repository(whole.today(), head, releases, projects, policies);
    }

    private Flaw flaw() {
        return faults.contains(Fault.NEWER_TOML) && dice.chance(.3) ? Flaw.NEWER : Flaw.NONE;
    }
}
