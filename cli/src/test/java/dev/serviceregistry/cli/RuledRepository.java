package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A sound repository with one rule of its own. */
final class RuledRepository {

    /** Where the rule stands. */
    static final String TWICE = "policies/rules/platform/twice.drl";

    /** What it finds. */
    static final String FINDING = "warning[ACM-001] Every service runs at least twice";

    private RuledRepository() {}

    /** Makes one in a folder, beside which the cache stands. */
    static Path in(Path scratch) throws IOException {
        Path root = Repositories.sound(scratch.resolve("central"));
        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "replicas < 2"));
        return root;
    }

    static Run run(Path root, String... args) {
        return Run.in(
                root, Map.of("XDG_CACHE_HOME", root.resolveSibling("cache").toString()), args);
    }

    static Run validate(Path root, String... args) {
        String[] all = Stream.concat(Stream.of("validate"), Stream.of(args)).toArray(String[]::new);
        return run(root, all);
    }

    /** A rule that reports each service of which this holds. */
    static String rule(String id, String title, String condition) {
        return """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("%s")
                    @severity("warning")
                    @subject("Service")
                    @scope("project")
                    @controls("SOC2:A1.2")
                    @rationale("One is none.")
                    @remediation("Run two.")
                when
                    $service : Service( $replicas : replicas, %s )
                then
                    report.violation( $service, "runs {} of 2 replicas", $replicas );
                end
                """.formatted(title, id, condition);
    }
}
