package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.report.RuleProblemText;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of rules that are kept for tests, and what is said of them. */
final class WrongFiles {

    /** Some of what own rules must fit in with. */
    static final KnownRules KNOWN = new KnownRules(
            Map.of("SLA-003", "Every service runs at least the replicas its tier demands"),
            Set.of("SOC2:CC8.1", "SOC2:A1.2", "ISO27001:A.8.9"),
            Set.of("schema", "security", "sla"),
            new Vocabulary(
                    Map.of(
                            "Service", List.of("deploy", "deploy.replicas", "ports", "ports.*", "ports.*.port"),
                            "Container", List.of("image", "tag")),
                    new TreeMap<>(Map.of("replicas", List.of("type", "minimum", "why"), "zones", List.of("zone"))),
                    new TreeMap<>(Map.of("replicas", new TreeMap<>(Map.of("why", "answers customers")))),
                    new TreeMap<>(Map.of(
                            "HealthCheck.probe",
                            List.of("liveness", "readiness", "startup"),
                            "Setting.key",
                            List.of("security.max_secret_age_days", "sla.*.rto"))),
                    new TreeMap<>(Map.of("AddedCapability.name", "CAP_"))));

    private static final Path RESOURCES =
            Path.of("src", "test", "resources", "dev", "serviceregistry", "engine", "drools", "compiler", "check");

    private WrongFiles() {}

    /** The files of a folder, sorted by name. */
    static List<RuleFile> in(String folder) {
        try (Stream<Path> paths = Files.list(RESOURCES.resolve(folder))) {
            List<RuleFile> files = new ArrayList<>();
            for (Path path : paths.filter(one -> one.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                files.add(new RuleFile(path.getFileName().toString(), Files.readString(path)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the text beside the files says. */
    static String expected(String folder, String name) throws IOException {
        return Files.readString(RESOURCES.resolve(folder).resolve(name));
    }

    /** The sentence in the first line. */
    static String sentence(RuleFile file) {
        return line(file, 0);
    }

    /** What follows the slashes in a line of comment, from 0. */
    static String line(RuleFile file, int number) {
        return file.text().lines().skip(number).findFirst().orElseThrow().substring("// ".length());
    }

    /** Everything that is wrong with the files, as it is shown. */
    static String shown(List<RuleFile> files) {
        Map<String, String> texts = files.stream().collect(Collectors.toMap(RuleFile::path, RuleFile::text));
        List<RuleProblem> problems = RuleChecker.problems(files, KNOWN);
        return problems.stream()
                .map(problem -> RuleProblemText.of(
                        problem,
                        texts.get(problem.place().file()),
                        problem.place().file()))
                .map(text -> text + "\n")
                .collect(Collectors.joining());
    }
}
