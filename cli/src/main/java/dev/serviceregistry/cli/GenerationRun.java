package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.registry.Overlays;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of the command that generates: make the files, judge what they are made of, then write or compare them. */
final class GenerationRun {

    private static final String DEFAULT_OUTPUT = "generated";

    private final Call call;
    private final GenerationOptions options;

    GenerationRun(Call call, GenerationOptions options) {
        this.call = call;
        this.options = options;
    }

    int run() throws IOException {
        if (!options.report.isEmpty() && !options.check) {
            throw new UsageProblem("--report tells how the output would differ, so it goes with --check");
        }
        List<CodeGenerator> generators = generators();
        Reading reading = Readings.of(call);
        Readings.requireServices(reading, call);
        WrittenSecretTexts secrets = new WrittenSecretTexts(call.repository().root(), reading.files());
        Overlays overlays = overlays(reading);
        GenerationRequest request = request(reading, secrets, overlays);
        SortedMap<String, String> files = new TreeMap<>();
        List<Fact> found = new ArrayList<>(overlays.problems());
        for (CodeGenerator generator : generators) {
            GeneratedFiles generated = generator.generate(reading.registry(), request);
            generated.files().forEach((path, text) -> files.put(generator.format() + "/" + path, text));
            found.addAll(generated.losses());
            found.addAll(generated.problems());
        }
        if (!isAllowed(judge(reading, found))) {
            return Program.FINDINGS;
        }
        OutputFolder output = OutputFolder.compare(folder(), shown(), files, path -> isConcerned(path, request));
        return options.check ? check(output, files, secrets) : write(output);
    }

    private List<CodeGenerator> generators() {
        SortedMap<String, CodeGenerator> installed = Generators.installed();
        Set<String> names = new LinkedHashSet<>(Settings.parts(options.formats));
        String known = String.join(", ", installed.keySet());
        if (names.isEmpty()) {
            throw call.settings()
                    .problem("generate_format", "say what to make: --format FORMAT\nThere is " + known + ".");
        }
        List<CodeGenerator> generators = new ArrayList<>();
        for (String name : names) {
            generators.add(installed.get(call.settings().one("generate_format", name, installed.keySet())));
        }
        return generators;
    }

    private GenerationRequest request(Reading reading, SecretTexts secrets, Overlays overlays) {
        GenerationNames names = new GenerationNames(reading.registry());
        Set<String> projects = Readings.projects(options.projects, reading, call);
        Set<String> targets = new LinkedHashSet<>(Settings.parts(options.targets));
        Set<String> regions = new LinkedHashSet<>(Settings.parts(options.regions));
        targets.forEach(target -> call.settings().one("target", target, names.targets()));
        regions.forEach(region -> call.settings().one("region", region, names.regions()));
        if (!options.pattern.isEmpty()) {
            call.settings().one("pattern", options.pattern, names.patterns());
        }
        return new GenerationRequest(projects, options.pattern, targets, regions, secrets, overlays);
    }

    private Overlays overlays(Reading reading) throws IOException {
        List<String> projects = new ArrayList<>();
        for (Project project : reading.registry().projects()) {
            projects.add(project.name());
        }
        return Overlays.read(call.repository().root(), projects);
    }

    /** Judges what is generated from, and reports on standard error. */
    private Judgement judge(Reading reading, List<Fact> found) throws IOException {
        JudgingOptions judging = new JudgingOptions();
        judging.asOf = options.asOf;
        ComparedJudgement whole = new Judging(call, judging).with(found).judged(reading, Set.of(), Set.of(), List.of());
        Set<String> projects = Readings.projects(options.projects, reading, call);
        Judgement judged = GenerationScope.of(reading.registry(), projects).of(whole.judgement());
        if (options.audit.areSet()) {
            AuditTrail.open(options.audit, call)
                    .judged(whole.with(judged), judging, reading)
                    .record();
        }
        new GenerationReport(call).write(judged);
        return judged;
    }

    private boolean isAllowed(Judgement judged) {
        Evaluation evaluation = judged.evaluation();
        if (evaluation.count(Severity.ERROR) == 0 || options.allowFindings) {
            return true;
        }
        call.err().line("Nothing was written. Correct the errors, waive them, or pass --allow-findings.");
        return false;
    }

    private int write(OutputFolder output) throws IOException {
        if (options.audit.areSet()) {
            SortedMap<String, byte[]> written = new TreeMap<>();
            output.changed().forEach((path, content) -> written.put(output.shown(path), content));
            AuditTrail.open(options.audit, call)
                    .writes(written, output.stale().stream().map(output::shown).toList())
                    .record();
        }
        output.write();
        if (!call.common().quiet) {
            for (String path : output.changed().keySet()) {
                call.out().line("wrote " + output.shown(path));
            }
            for (String path : output.stale()) {
                call.out().line("removed " + output.shown(path));
            }
            call.out()
                    .line(Counts.of(output.changed().size(), "file") + " written, " + output.unchanged()
                            + " unchanged, " + output.stale().size() + " removed");
        }
        return Program.OK;
    }

    private int check(OutputFolder output, Map<String, String> files, WrittenSecretTexts secrets) throws IOException {
        if (output.isCurrent()) {
            if (!call.common().quiet) {
                call.out().line(Counts.of(files.size(), "file") + " up to date");
            }
            return Program.OK;
        }
        Set<String> differing = new LinkedHashSet<>(output.changed().keySet());
        differing.addAll(output.stale());
        OutputDifference difference = new OutputDifference(secrets.told());
        List<String> differences = new ArrayList<>();
        for (String path : differing) {
            String now = files.getOrDefault(path, "");
            String shown = difference.of(output.shown(path), output.now(path), now);
            call.out().write(shown);
            differences.add(shown);
        }
        if (!options.report.isEmpty()) {
            DifferenceReport.addTo(call.surroundings().directory().resolve(options.report), differences);
        }
        call.err()
                .line("The generated files are stale: " + Counts.of(differing.size(), "file")
                        + " would change. Run generate without --check, and commit what it writes.");
        return Program.FINDINGS;
    }

    private Path folder() {
        return options.output.isEmpty()
                ? call.repository().root().resolve(DEFAULT_OUTPUT)
                : call.surroundings().directory().resolve(options.output);
    }

    private String shown() {
        return options.output.isEmpty() ? call.repository().shown(DEFAULT_OUTPUT) : options.output;
    }

    /** Whether a file at FORMAT/TARGET/PROJECT/… is part of what was asked for. */
    private boolean isConcerned(String path, GenerationRequest request) {
        String[] parts = path.split("/", -1);
        return parts.length > 2
                && Settings.parts(options.formats).contains(parts[0])
                && (request.targets().isEmpty() || request.targets().contains(parts[1]))
                && (request.projects().isEmpty() || request.projects().contains(parts[2]))
                && request.regions().isEmpty();
    }
}
