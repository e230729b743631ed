package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.baseline.BaselineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command does with the baseline. */
final class KnownFindings {

    private KnownFindings() {}

    /** The facts with the baseline that the options name in place of the repository's own. */
    static FactSet inPlaceOf(FactSet facts, JudgingOptions options, Reading reading, Call call) {
        String option = options.baseline;
        Path root = options.baselineRoot;
        Path file = root == null ? call.settings().path("baseline", option) : root.resolve(option);
        if (!Files.isRegularFile(file)) {
            throw call.settings()
                    .problem(
                            "baseline",
                            "there is no file " + option
                                    + "\n'service-registry baseline create' writes the one of this repository.");
        }
        List<FactPart> replaced = new ArrayList<>();
        for (FactPart part : facts.parts()) {
            replaced.add(part.facts().stream().anyMatch(KnownFindings::isOfBaseline) ? without(part) : part);
        }
        replaced.add(new FactPart(BaselineFile.read(file, option, repository(reading))));
        return FactSet.of(replaced);
    }

    private static FactPart without(FactPart part) {
        return new FactPart(
                part.facts().stream().filter(fact -> !isOfBaseline(fact)).toList());
    }

    private static boolean isOfBaseline(Fact fact) {
        return fact instanceof Baseline || fact instanceof BaselineGap || fact instanceof KnownFinding;
    }

    /** The name by which a baseline knows the repository. */
    static String repository(Reading reading) {
        return BaselineFile.repository(reading.files().get(Repository.MARK));
    }
}
