package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.report.RuleProblemText;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is wrong with files that an organisation wrote, as compilers print it. */
final class RuleProblems {

    private RuleProblems() {}

    /** The problems alone, of files whose lines nobody has at hand. */
    static String text(List<RuleProblem> problems) {
        StringBuilder text = new StringBuilder();
        for (RuleProblem problem : problems) {
            text.append(text.isEmpty() ? "" : "\n").append(problem.place()).append(": error: ");
            text.append(problem.message()).append(problem.hint().isEmpty() ? "" : "; " + problem.hint());
        }
        return text.toString();
    }

    /**
     * The problems with the lines that are wrong.
     *
     * @param files those that could be read
     * @param shown makes of a path what whoever called would write
     */
    static String text(List<RuleProblem> problems, Collection<RuleFile> files, UnaryOperator<String> shown) {
        return text(problems, Severity.ERROR, files, shown);
    }

    /** The same of what is as bad as this. */
    static String text(
            List<RuleProblem> problems, Severity severity, Collection<RuleFile> files, UnaryOperator<String> shown) {
        Map<String, String> texts = new HashMap<>();
        for (RuleFile file : files) {
            texts.put(file.path(), file.text());
        }
        StringBuilder text = new StringBuilder();
        for (RuleProblem problem : problems) {
            String path = problem.place().file();
            text.append(text.isEmpty() ? "" : "\n")
                    .append(RuleProblemText.of(problem, severity, texts.getOrDefault(path, ""), shown.apply(path)));
        }
        return text.toString();
    }
}
