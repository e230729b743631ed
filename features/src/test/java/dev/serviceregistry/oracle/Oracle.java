package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The second opinion on what must be found in a repository. */
final class Oracle {

    private Oracle() {}

    /** The ids of the policies that it knows. */
    static List<String> policies() {
        Stream<String> schema = IntStream.rangeClosed(1, 18).mapToObj(number -> "SCH-%03d".formatted(number));
        Stream<String> dependency = IntStream.rangeClosed(1, 15).mapToObj(number -> "DEP-%03d".formatted(number));
        return Stream.of(schema, dependency, Stream.of("GOV-018"))
                .flatMap(ids -> ids)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /** Every finding that a repository must have, sorted. */
    static List<Expected> findings(Repository repository) {
        World world = new World(repository);
        List<Expected> findings = new ArrayList<>(new SchemaOracle(world).findings());
        findings.addAll(new DependencyOracle(world).findings());
        return findings.stream().sorted().toList();
    }
}
