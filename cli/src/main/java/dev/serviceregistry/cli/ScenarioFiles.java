package dev.serviceregistry.cli;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The files of scenarios that an organisation wrote. */
final class ScenarioFiles {

    static final String SUFFIX = ".feature";

    private final List<RuleFile> files = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    /** Those in folders that the call names; without any, those beside the organisation's own rules and in its packs. */
    static ScenarioFiles of(List<String> folders, Call call) {
        ScenarioFiles scenarios = new ScenarioFiles();
        for (String folder : folders) {
            Path path = call.settings().path("features", folder);
            if (!Files.isDirectory(path)) {
                throw call.settings().problem("features", "there is no directory '" + folder + "'");
            }
            scenarios.read(path, folder, path);
        }
        if (folders.isEmpty()) {
            scenarios.readBesideRules(call);
        }
        return scenarios;
    }

    private void readBesideRules(Call call) {
        Repository repository = call.repositoryIfThere();
        if (repository != null && Files.isDirectory(repository.root().resolve(RuleFolder.OF_REPOSITORY))) {
            Path own = repository.root().resolve(RuleFolder.OF_REPOSITORY);
            read(own, repository.shown(RuleFolder.OF_REPOSITORY), repository.root());
        }
        for (PackInUse used : call.packs()) {
            Pack pack = used.pack();
            for (String path : pack.files().keySet()) {
                if (PackPath.isScenarios(path)) {
                    files.add(new RuleFile(pack.name(path), pack.text(path)));
                }
            }
        }
        for (String folder : call.ruleFolders()) {
            Path path = call.surroundings().directory().resolve(folder);
            read(path, folder, path);
        }
    }

    private void read(Path folder, String name, Path top) {
        String trimmed = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        RuleFolder.read(folder, trimmed, top, SUFFIX, files, problems);
    }

    /** The files that could be read. */
    List<FeatureFile> features() {
        refuse(problems);
        return files.stream()
                .map(file -> new FeatureFile(file.path(), file.text()))
                .toList();
    }

    /** Ends the run when anything is wrong with the files. */
    void refuse(List<RuleProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw new UsageProblem(RuleProblems.text(wrong, files, UnaryOperator.identity()));
        }
    }
}
