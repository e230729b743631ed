package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Settings;
import dev.serviceregistry.oracle.Tree.Secret;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Repositories small enough to be judged by eye, and what the oracle finds in them. */
final class ByEye {

    static final Tree NOTHING = Tree.empty();
    static final Secret TOKEN = new Secret("ghp_" + "0123456789abcdefghijABCDEFGHIJ012345", true, false);

    private ByEye() {}

    /** A service without a container of which nothing is to be found. */
    static Tree bare() {
        return Tree.of("type", "api")
                .with("version", "1.0.0")
                .with("metadata.max_memory_mb", 512L)
                .with("metadata.cpu_limit_millicores", 500L)
                .with("health.liveness.exec", List.of("/check"));
    }

    /** A service with a container of which nothing is to be found. */
    static Tree quiet() {
        return bare().with("container.user", "1000")
                .with("container.read_only_root", true)
                .with("container.capabilities_drop", List.of("ALL"))
                .with("container.security_opt", List.of("no-new-privileges:true"))
                .with("container.pids_limit", 100L)
                .with("container.restart", "on-failure:3");
    }

    /** What is found in a service of the catalogue when nothing is set. */
    static List<String> in(Tree service) {
        return in(service, NOTHING);
    }

    /** What is found in a service of the catalogue: rules and elements. */
    static List<String> in(Tree service, Tree settings) {
        return judged(Map.of("api", service), NOTHING, List.of(new Settings("security", Flaw.NONE, settings))).stream()
                .map(finding -> finding.replace(" on [global] [api] [", " ").replace("]", ""))
                .toList();
    }

    /** What is found where a project overrides a service of the catalogue. */
    static List<String> overridden(Tree shared, Tree override) {
        return judged(Map.of("api", shared), override, List.of());
    }

    /** What is found where a project uses services of the catalogue, or overrides the one called api. */
    static List<String> judged(Map<String, Tree> services, Tree override, List<Settings> policies) {
        SortedMap<String, Tree> written = new TreeMap<>();
        if (!override.entries().isEmpty()) {
            written.put("api", override);
        }
        Catalogue head = new Catalogue(Flaw.NONE, new TreeMap<>(services), List.of(), NOTHING);
        Project project = new Project("shop", Flaw.NONE, "", List.copyOf(services.keySet()), written, NOTHING);
        return findings(new Repository(day(), head, List.of(), List.of(project), List.of(), policies));
    }

    /** What the family security finds, in words. */
    static List<String> findings(Repository repository) {
        return new SecurityOracle(new World(repository))
                .findings().stream().sorted().map(Expected::toString).toList();
    }

    static LocalDate day() {
        return LocalDate.of(2026, 6, 15);
    }
}
