package dev.serviceregistry.cli;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.engine.scenario.ScenarioRunner;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryLayout;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackPath;
import dev.serviceregistry.registry.secrets.WrittenTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What of a repository's own policies goes into a pack.
 *
 * @param files the files by their paths in the pack
 * @param leftOut the files of settings that hold nothing to share
 */
record PackDraft(SortedMap<String, byte[]> files, List<String> leftOut) {

    private static final String POLICIES = "policies/";

    /** What the repository has; everything that is wrong with it ends the call. */
    static PackDraft of(Call call) throws IOException {
        PackDraft draft = new PackDraft(new TreeMap<>(), new ArrayList<>());
        List<RuleProblem> problems = new ArrayList<>();
        Reading reading = Readings.of(call);
        draft.addSettings(reading, problems, call);
        draft.addTables(call);
        draft.addRules(problems, call);
        draft.files.forEach((path, content) -> refuse(path, content, problems));
        problems.sort((a, b) -> a.place().compareTo(b.place()));
        if (!problems.isEmpty()) {
            throw new UsageProblem(
                    RuleProblems.text(problems, draft.shownTexts(), call.repository()::shown) + "\nnothing was packed");
        }
        OwnRules rules = call.rulesWith(List.of());
        List<RuleProblem> wrong = rules.check();
        if (!wrong.isEmpty()) {
            throw new UsageProblem(rules.text(wrong) + "\nnothing was packed");
        }
        if (draft.files.isEmpty()) {
            throw new UsageProblem(call.repository().shown("policies")
                    + " holds neither rules, nor tables, nor settings:" + " there is nothing to pack");
        }
        return draft;
    }

    private List<RuleFile> texts() {
        List<RuleFile> texts = new ArrayList<>();
        files.forEach((path, content) -> texts.add(new RuleFile(POLICIES + path, text(content))));
        return texts;
    }

    /** The files as they may be shown. */
    private List<RuleFile> shownTexts() {
        List<RuleFile> texts = new ArrayList<>();
        texts().forEach(file -> texts.add(new RuleFile(file.path(), WrittenTokens.mask(file.text()))));
        return texts;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private void addSettings(Reading reading, List<RuleProblem> problems, Call call) throws IOException {
        for (ParsedFile file : reading.files().values()) {
            if (file.name().startsWith(POLICIES)) {
                Set<String> keys = new TreeSet<>(file.content().entries().keySet());
                boolean holdsExceptions = keys.removeAll(Pack.NEVER_SHARED);
                keys.remove("schema_version");
                if (keys.isEmpty()) {
                    leftOut.add(file.name());
                } else if (holdsExceptions) {
                    for (String key : Pack.NEVER_SHARED) {
                        if (file.content().entries().containsKey(key)) {
                            problems.add(new RuleProblem(
                                    file.content().entries().get(key).key(),
                                    key + " are for this repository alone, and no pack holds any",
                                    "write them into a file of their own, such as policies/" + key + ".toml"));
                        }
                    }
                } else {
                    add(file.name(), call);
                }
            }
        }
        for (Diagnostic diagnostic : reading.diagnostics()) {
            String name = diagnostic.source().file();
            if (name.startsWith(POLICIES) && diagnostic.kind() != DiagnosticKind.NEWER_TOML) {
                problems.add(new RuleProblem(diagnostic.source(), diagnostic.message(), ""));
            }
        }
        for (SettingConflict conflict : reading.registry().facts().ofType(SettingConflict.class)) {
            if (conflict.source().pack().isEmpty()) {
                problems.add(new RuleProblem(
                        conflict.source(),
                        conflict.key() + " is " + conflict.value() + " here, and "
                                + conflict.other().value() + " at "
                                + conflict.other().source(),
                        "write it once"));
            }
        }
    }

    private void addTables(Call call) throws IOException {
        for (String name :
                RepositoryLayout.of(call.repository().root()).tables().keySet()) {
            add(name, call);
        }
    }

    private void add(String name, Call call) throws IOException {
        Path file = call.repository().root().resolve(name);
        files.put(name.substring(POLICIES.length()), FileReader.bytes(file));
    }

    private void addRules(List<RuleProblem> problems, Call call) {
        Path root = call.repository().root();
        Path folder = root.resolve(RuleFolder.OF_REPOSITORY);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<RuleFile> rules = new ArrayList<>();
        RuleFolder.read(folder, RuleFolder.OF_REPOSITORY, root, rules, problems);
        RuleFolder.read(folder, RuleFolder.OF_REPOSITORY, root, ScenarioFiles.SUFFIX, rules, problems);
        for (RuleFile rule : rules) {
            files.put(rule.path().substring(POLICIES.length()), rule.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(String path, byte[] content, List<RuleProblem> problems) {
        String name = POLICIES + path;
        if (!PackPath.isAllowed(path)) {
            problems.add(new RuleProblem(
                    SourceLocation.startOf(name),
                    "a pack holds no file of this name",
                    "use letters, digits, dots, hyphens and underscores alone"));
        }
        String[] lines = text(content).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!WrittenTokens.mask(lines[i]).equals(lines[i])) {
                problems.add(new RuleProblem(
                        new SourceLocation(name, i + 1, 1, i + 1, 1),
                        "what looks like a secret stands here, and a pack is for others",
                        "take it out, and have it replaced where it is used"));
            }
        }
    }

    /** Whether the scenarios of the rules pass; tells those that do not. */
    boolean isSound(Call call) throws IOException {
        List<FeatureFile> features = new ArrayList<>();
        for (RuleFile file : texts()) {
            if (file.path().endsWith(ScenarioFiles.SUFFIX)) {
                features.add(new FeatureFile(call.repository().shown(file.path()), file.text()));
            }
        }
        if (features.isEmpty()) {
            return true;
        }
        ScenarioRun run = SeparateJar.SCENARIOS
                .service(ScenarioRunner.class)
                .run(new ScenarioRequest(call.engine(), false, features, Set.of(), false, null, Progress.NONE));
        if (!run.problems().isEmpty()) {
            throw new UsageProblem(
                    RuleProblems.text(run.problems(), List.of(), UnaryOperator.identity()) + "\nnothing was packed");
        }
        if (!run.passed()) {
            run.write(ScenarioFormat.TEXT, call.out());
            call.err().line("nothing was packed: scenarios fail");
        }
        return run.passed();
    }

    /** What is in it, in numbers. */
    String summary() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String path : files.keySet()) {
            counts.merge(path.substring(path.lastIndexOf('.')), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        count(".drl", "file of rules", "files of rules", counts, parts);
        count(ScenarioFiles.SUFFIX, "file of scenarios", "files of scenarios", counts, parts);
        count(".csv", "table", "tables", counts, parts);
        count(".toml", "file of settings", "files of settings", counts, parts);
        return String.join(", ", parts);
    }

    private static void count(
            String suffix, String one, String several, Map<String, Integer> counts, List<String> parts) {
        int count = counts.getOrDefault(suffix, 0);
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : several));
        }
    }
}
