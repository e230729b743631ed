package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.RuleProblem;
import java.util.List;

/** What is wrong with files that an organisation wrote, a line each, as compilers print it. */
final class RuleProblems {

    private RuleProblems() {}

    static String text(List<RuleProblem> problems) {
        StringBuilder text = new StringBuilder();
        for (RuleProblem problem : problems) {
            text.append(text.isEmpty() ? "" : "\n").append(problem.place()).append(": error: ");
            text.append(problem.message()).append(problem.hint().isEmpty() ? "" : "; " + problem.hint());
        }
        return text.toString();
    }
}
