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
        return Stream.of(
                        ids("SCH", 1, 18),
                        ids("DEP", 1, 16),
                        ids("SEC", 1, 26),
                        ids("SEC", 28, 29),
                        ids("GOV", 1, 1),
                        ids("GOV", 6, 10),
                        ids("GOV", 12, 15),
                        ids("GOV", 17, 20),
                        ids("SLA", 1, 9),
                        ids("REC", 1, 3),
                        ids("DPL", 1, 10),
                        ids("CMP", 1, 7),
                        ids("CMP", 9, 9))
                .flatMap(ids -> ids)
                .sorted()
                .toList();
    }

    private static Stream<String> ids(String family, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> "%s-%03d".formatted(family, number));
    }

    /** Every finding that a repository without a baseline must have, sorted. */
    static List<Expected> findings(Repository repository) {
        World world = new World(repository);
        List<Expected> findings = new ArrayList<>(new SchemaOracle(world).findings());
        findings.addAll(new DependencyOracle(world).findings());
        findings.addAll(new SecurityOracle(world).findings());
        findings.addAll(new GovernanceOracle(world).findings());
        findings.addAll(new EmergencyOracle(world).findings());
        findings.addAll(new ServiceLevelOracle(world).findings());
        findings.addAll(new RecoveryOracle(world).findings());
        findings.addAll(new DeploymentOracle(world).findings());
        findings.addAll(new ComplianceOracle(world).findings());
        return new ExceptionOracle(world, findings).findings().stream().sorted().toList();
    }
}
