package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells a judgement to those who look at a pull request.
 *
 * <p>It begins with a mark that no reader sees, by which a later report of the same kind finds its comment again.
 */
final class MarkdownReporter implements Reporter {

    /** A little less than forges take as one comment. */
    static final int MOST_BYTES = 65_000;

    /** A section that tells more of a change is added here. */
    private static final List<MarkdownSection> SECTIONS =
            List.of(new MarkdownChanges(), new MarkdownApprovals(), new MarkdownFindings(), new MarkdownWaivers());

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        MarkdownPage page = new MarkdownPage(MOST_BYTES);
        page.add("<!-- service-registry:report:" + id(judgement) + " -->\n");
        page.add(verdict(judgement));
        page.add(counts(judgement));
        page.add(MarkdownText.of(scope(judgement)) + "\n\n");
        for (MarkdownSection section : SECTIONS) {
            section.write(judgement, page);
        }
        out.append(page.toString());
    }

    /** What distinguishes this report from others on the same change: the repository, the rules and the projects. */
    private static String id(Judgement judgement) {
        String path = judgement.catalog().path();
        Selection selection = judgement.judged().selection();
        StringBuilder words = new StringBuilder(path.isEmpty() ? "" : path.substring(0, path.length() - 1));
        words.append(':').append(selection.name());
        for (String project : new TreeSet<>(selection.projects())) {
            words.append(':').append(project);
        }
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            id.append(plain || "/:._+".indexOf(c) >= 0 ? c : '_');
        }
        return id.toString();
    }

    private static String verdict(Judgement judgement) {
        Evaluation evaluation = judgement.evaluation();
        String mark = judgement.failed() ? "❌ FAIL" : "✅ PASS";
        if (evaluation.findings().isEmpty()) {
            return "## " + mark + ": nothing found\n\n";
        }
        StringBuilder heading = new StringBuilder("## ").append(mark);
        String separator = ": ";
        for (Severity severity : Severity.values()) {
            int count = evaluation.count(severity);
            if (count > 0) {
                heading.append(separator).append(counted(count, severity.toString()));
                separator = ", ";
            }
        }
        return heading.append("\n\n").toString();
    }

    private static String counts(Judgement judgement) {
        Evaluation evaluation = judgement.evaluation();
        StringBuilder table = new StringBuilder("| | errors | warnings | notes | waived |\n|:--|--:|--:|--:|--:|\n");
        if (judgement.prior().isMade()) {
            row("new", true, judgement, table);
            row("known", false, judgement, table);
        }
        table.append("| all |");
        for (Severity severity : Severity.values()) {
            table.append(' ').append(evaluation.count(severity)).append(" |");
        }
        return table.append(' ')
                .append(evaluation.suppressed().size() - evaluation.known())
                .append(evaluation.known() == 0 ? "" : " and " + evaluation.known() + " in the baseline")
                .append(" |\n\n")
                .toString();
    }

    private static void row(String name, boolean isNew, Judgement judgement, StringBuilder table) {
        table.append("| ").append(name).append(" |");
        for (Severity severity : Severity.values()) {
            int count = 0;
            for (Finding finding : judgement.evaluation().findings()) {
                boolean counts = finding.rule().severity() == severity;
                count += counts && judgement.prior().isNew(finding) == isNew ? 1 : 0;
            }
            table.append(' ').append(count).append(" |");
        }
        table.append(" |\n");
    }

    /** What was judged by what and when, in a sentence. */
    static String scope(Judgement judgement) {
        JudgedCatalog catalog = judgement.catalog();
        int idle = 0;
        int rules = judgement.evaluation().outcomes().size();
        for (Outcome outcome : judgement.evaluation().outcomes().values()) {
            idle += outcome == Outcome.NOT_APPLICABLE ? 1 : 0;
        }
        StringBuilder text = new StringBuilder();
        text.append(counted(catalog.services(), "service")).append(" in ");
        text.append(counted(catalog.projects(), "project")).append(", judged by ");
        text.append(counted(rules - idle, "rule")).append(" as on ").append(judgement.asOf());
        text.append("; ").append(counted(idle, "rule")).append(" had nothing to judge");
        if (judgement.prior().isMade()) {
            text.append("; compared with ").append(judgement.prior().against());
        }
        return judgement.failOn() == FailOn.NONE
                ? text.append(". No finding fails.").toString()
                : text.append(". Findings fail from this severity on: ")
                        .append(judgement.failOn())
                        .append('.')
                        .toString();
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
