package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.ledger.audit.event.AskedGeneration;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.registry.Overlays;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is generated of a state of the repository.
 *
 * @param reading the state
 * @param request what was asked for
 * @param formats the formats that were asked for
 * @param secrets the secrets that the state holds
 * @param files the files, by FORMAT/TARGET/PROJECT/…
 * @param found what is to be judged with the state: what a format cannot express, and what is wrong with overlays
 */
record Generation(
        Reading reading,
        GenerationRequest request,
        Set<String> formats,
        WrittenSecretTexts secrets,
        SortedMap<String, String> files,
        List<Fact> found) {

    private static final String POLICIES = "policies/";

    /** Generates what the options ask for from a state whose files are below a root. */
    static Generation of(GenerationOptions options, Reading reading, Path root, Call call) throws IOException {
        SortedMap<String, CodeGenerator> generators = generators(options, call);
        Readings.requireServices(reading, call);
        WrittenSecretTexts secrets = new WrittenSecretTexts(root, reading.files());
        Overlays overlays = overlays(reading, root);
        GenerationRequest request = request(options, reading, secrets, overlays, call);
        SortedMap<String, String> files = new TreeMap<>();
        List<Fact> found = new ArrayList<>(overlays.problems());
        for (CodeGenerator generator : generators.values()) {
            GeneratedFiles generated = generator.generate(reading.registry(), request);
            generated.files().forEach((path, text) -> files.put(generator.format() + "/" + path, text));
            found.addAll(generated.losses());
            found.addAll(generated.problems());
        }
        return new Generation(reading, request, generators.keySet(), secrets, files, found);
    }

    private static SortedMap<String, CodeGenerator> generators(GenerationOptions options, Call call) {
        SortedMap<String, CodeGenerator> installed = Generators.installed();
        List<String> names = Settings.parts(options.formats);
        String known = String.join(", ", installed.keySet());
        if (names.isEmpty()) {
            throw call.settings()
                    .problem("generate_format", "say what to make: --format FORMAT\nThere is " + known + ".");
        }
        SortedMap<String, CodeGenerator> generators = new TreeMap<>();
        for (String name : names) {
            String format = call.settings().one("generate_format", name, installed.keySet());
            generators.put(format, installed.get(format));
        }
        return generators;
    }

    private static GenerationRequest request(
            GenerationOptions options, Reading reading, SecretTexts secrets, Overlays overlays, Call call) {
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

    private static Overlays overlays(Reading reading, Path root) throws IOException {
        List<String> projects = new ArrayList<>();
        for (Project project : reading.registry().projects()) {
            projects.add(project.name());
        }
        return Overlays.read(root, projects);
    }

    /** Judges the state with what is told of the files, and leaves out what concerns none of them. */
    ComparedJudgement judged(Judging judging) throws IOException {
        ComparedJudgement whole = judging.with(found).judged(reading, Set.of(), Set.of(), List.of());
        Judgement part =
                GenerationScope.of(reading.registry(), request.projects()).of(whole.judgement());
        return whole.with(part);
    }

    /**
     * The files that cannot be read, of which nobody knows what they declare; those of all projects, since what one of them
     * says of another's services is part of the other's files too. Nothing is generated from policies.
     */
    SortedSet<String> unreadable() {
        SortedSet<String> files = new TreeSet<>();
        Stream.concat(reading.diagnostics().stream(), found.stream())
                .filter(Diagnostic.class::isInstance)
                .map(Diagnostic.class::cast)
                .filter(problem -> problem.kind() == DiagnosticKind.UNREADABLE)
                .map(problem -> problem.source().file())
                .filter(file -> !file.startsWith(POLICIES))
                .forEach(files::add);
        return files;
    }

    /** What an audit log keeps of what was asked for. */
    AskedGeneration asked() {
        return new AskedGeneration(
                List.copyOf(formats),
                request.pattern(),
                List.copyOf(request.targets()),
                List.copyOf(request.regions()));
    }

    /** The SHA-256 over the paths and contents of all files, in hex. */
    String digest() {
        StringBuilder all = new StringBuilder();
        files.forEach((path, text) -> all.append(path.length())
                .append(' ')
                .append(path)
                .append(' ')
                .append(text.length())
                .append(' ')
                .append(text));
        return new TreeHasher()
                .plain(all.toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
