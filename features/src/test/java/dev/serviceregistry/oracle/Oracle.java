package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The second opinion on what must be found in a repository. */
final class Oracle {

    private Oracle() {}

    /** The ids of the policies that it knows. */
    static List<String> policies() {
        Stream<String> schema = IntStream.rangeClosed(1, 18).mapToObj(number -> "SCH-%03d".formatted(number));
        Stream<String> dependency = IntStream.rangeClosed(1, 15).mapToObj(number -> "DEP-%03d".formatted(number));
        Stream<String> security = IntStream.rangeClosed(1, 22).mapToObj(number -> "SEC-%03d".formatted(number));
        return Stream.of(schema, dependency, security, Stream.of("GOV-018", "SEC-028"))
                .flatMap(ids -> ids)
                .sorted()
                .toList();
    }

    /** Every finding that a repository must have, sorted. */
    static List<Expected> findings(Repository repository) {
        World world = new World(repository);
        List<Expected> findings = new ArrayList<>(new SchemaOracle(world).findings());
        findings.addAll(new DependencyOracle(world).findings());
        findings.addAll(new SecurityOracle(world).findings());
        return findings.stream().sorted().toList();
    }
}
