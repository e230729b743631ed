package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SharedVersion;
import dev.serviceregistry.facts.Usage;
import dev.serviceregistry.facts.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** States how the services of the catalogue are shared, which takes the whole repository to know. */
final class SharingFacts {

    private static final int MOST_PROJECTS_NAMED = 5;

    private final Repository repository;
    private final Map<String, Section> sections;

    /** How many others use or require a service, by the id that it has in the head of the catalogue. */
    private final Map<String, Integer> users;

    /** Who runs which version of a service, by the same id and by project. */
    private final Map<String, SortedMap<String, List<Run>>> runs;

    private final Map<String, SharedVersion> versions;
    private final FactPart facts;

    /** A use of a service of the catalogue, with the version that the project runs. */
    private record Run(Use use, String version) {}

    private SharingFacts(
            Repository repository,
            Map<String, Section> sections,
            Set<String> changed,
            @Nullable SharingFacts before,
            @Nullable FactPart stated) {
        this.repository = repository;
        this.sections = sections;
        this.users = before == null ? new HashMap<>() : before.users;
        this.runs = before == null ? new HashMap<>() : before.runs;
        this.versions = before == null ? new HashMap<>() : before.versions;
        take(changed, before);
        this.facts = FactPart.of(state(), stated);
    }

    /**
     * What is true now.
     *
     * @param changed the sections that are not as they were
     * @param before what was true before, which is taken over and of no use any more; null when that is not known
     */
    static SharingFacts of(
            Repository repository, Map<String, Section> sections, Set<String> changed, @Nullable SharingFacts before) {
        FactPart stated = before == null ? null : before.facts;
        return before == null || before.repository.head() != repository.head()
                ? new SharingFacts(repository, sections, sections.keySet(), null, stated)
                : new SharingFacts(repository, sections, changed, before, stated);
    }

    FactPart facts() {
        return facts;
    }

    private void take(Set<String> changed, @Nullable SharingFacts before) {
        Set<String> touched = new HashSet<>();
        for (String name : changed) {
            Section then = before == null ? null : before.sections.get(name);
            Section now = sections.get(name);
            count(then, -1);
            count(now, 1);
            Map<String, List<Run>> ofThen = before == null ? Map.of() : before.runs(then);
            Map<String, List<Run>> ofNow = runs(now);
            ofThen.keySet().forEach(id -> runs.get(id).remove(name));
            ofNow.forEach((id, some) ->
                    runs.computeIfAbsent(id, unused -> new TreeMap<>()).put(name, some));
            Set<String> either = new HashSet<>(ofThen.keySet());
            either.addAll(ofNow.keySet());
            either.removeIf(id -> ofNow.getOrDefault(id, List.of()).equals(ofThen.getOrDefault(id, List.of())));
            touched.addAll(either);
        }
        for (String id : touched) {
            versions.remove(id);
            ServiceDefinition global = repository.head().definitions().get(id);
            if (global != null && !runs.get(id).isEmpty()) {
                versions.put(id, sharedVersion(global, runs.get(id)));
            }
        }
    }

    /** Counts, or counts no more, who uses and requires services of the catalogue, whichever version of it they see. */
    private void count(@Nullable Section section, int sign) {
        if (section != null) {
            section.globals().forEach((id, count) -> users.merge(present(id), sign * count, Integer::sum));
            section.uses().forEach(use -> users.merge(present(use.name()), sign, Integer::sum));
        }
    }

    private Map<String, List<Run>> runs(@Nullable Section section) {
        Map<String, List<Run>> found = new HashMap<>();
        for (Use use : section == null ? List.<Use>of() : section.uses()) {
            if (use.resolution() == Resolution.FOUND) {
                ProjectView project = repository.projects().get(use.project());
                Run run = new Run(use, project.member(use.name()).service().version());
                found.computeIfAbsent(present(use.name()), unused -> new ArrayList<>())
                        .add(run);
            }
        }
        return found;
    }

    private List<Fact> state() {
        List<Fact> stated = new ArrayList<>();
        for (ServiceDefinition global : repository.head().definitions().values()) {
            String id = global.service().name();
            stated.add(new Usage(
                    global.id(), users.getOrDefault(id, 0), global.service().source()));
            SharedVersion version = versions.get(id);
            if (version != null) {
                stated.add(version);
            }
        }
        return stated;
    }

    /** The id that a service of any version of the catalogue has in its head. */
    private String present(String id) {
        ServiceDefinition present = repository.head().named(id);
        return present == null ? id : present.service().name();
    }

    private static SharedVersion sharedVersion(ServiceDefinition global, SortedMap<String, List<Run>> ofThis) {
        List<Use> uses = new ArrayList<>();
        Map<String, List<String>> projectsByVersion = new TreeMap<>();
        ofThis.forEach((project, some) -> some.forEach(run -> {
            uses.add(run.use());
            if (!run.version().isEmpty()) {
                projectsByVersion
                        .computeIfAbsent(run.version(), unused -> new ArrayList<>())
                        .add(project);
            }
        }));
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : projectsByVersion.entrySet()) {
            List<String> projects = entry.getValue();
            String more = projects.size() > MOST_PROJECTS_NAMED
                    ? " and " + (projects.size() - MOST_PROJECTS_NAMED) + " more"
                    : "";
            seen.add(entry.getKey() + " by "
                    + String.join(", ", projects.subList(0, Math.min(MOST_PROJECTS_NAMED, projects.size()))) + more);
        }
        return new SharedVersion(
                global.id(),
                projectsByVersion.size(),
                String.join("; ", seen),
                List.copyOf(uses),
                global.effective()
                        .get("version")
                        .map(version -> version.source())
                        .orElse(global.service().source()));
    }
}
