package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What nobody has answered for, the worst first, and new ones before known ones; only errors stand open. */
final class MarkdownFindings implements MarkdownSection {

    private static final int LONGEST_TEXT = 600;
    private static final int WIDEST_LINE = 120;

    /** Bytes kept for saying what is left out. */
    private static final int LEFT_OUT = 400;

    @Override
    public void write(Judgement judgement, MarkdownPage page) {
        if (judgement.evaluation().findings().isEmpty() || !page.add("", LEFT_OUT)) {
            return;
        }
        boolean compared = judgement.prior().isMade();
        StringBuilder leftOut = new StringBuilder();
        for (Severity severity : Severity.values()) {
            int omitted = 0;
            if (compared) {
                omitted += write("new " + severity, severity == Severity.ERROR, severity, true, judgement, page);
            }
            String known = (compared ? "known " : "") + severity;
            omitted += write(known, severity == Severity.ERROR && !compared, severity, false, judgement, page);
            if (omitted > 0) {
                leftOut.append(leftOut.isEmpty() ? "" : ", ");
                leftOut.append(MarkdownReporter.counted(omitted, severity.toString()));
            }
        }
        page.addKept(
                leftOut.isEmpty()
                        ? ""
                        : "Left out, since a comment has no room for more: **" + leftOut
                                + "**. The report in another format has them.\n\n",
                LEFT_OUT);
    }

    /** Writes what fits and returns how many findings do not. */
    private static int write(
            String noun, boolean open, Severity severity, boolean isNew, Judgement judgement, MarkdownPage page) {
        Map<String, List<Finding>> byRule = new TreeMap<>();
        int omitted = 0;
        for (Finding finding : judgement.evaluation().findings()) {
            if (finding.rule().severity() == severity && judgement.prior().isNew(finding) == isNew) {
                byRule.computeIfAbsent(finding.rule().id(), id -> new ArrayList<>())
                        .add(finding);
                omitted++;
            }
        }
        String title = MarkdownReporter.counted(omitted, noun);
        String start = open ? "### " + title + "\n\n" : "<details>\n<summary>" + title + "</summary>\n\n";
        String end = open ? "" : "</details>\n\n";
        if (byRule.isEmpty() || !page.add(start, end.length())) {
            return omitted;
        }
        for (List<Finding> findings : byRule.values()) {
            omitted -= write(findings, judgement, page);
        }
        page.addKept(end, end.length());
        return omitted;
    }

    /** Writes those findings of one rule that fit and returns how many do. */
    private static int write(List<Finding> findings, Judgement judgement, MarkdownPage page) {
        int written = 0;
        for (Finding finding : findings) {
            String before = written == 0 ? rule(finding.rule()) : "";
            // A table ends with an empty line.
            if (!page.add(before + row(finding, judgement), written == 0 ? 1 : 0)) {
                break;
            }
            written++;
        }
        if (written > 0) {
            page.addKept("\n", 1);
        }
        return written;
    }

    private static String rule(RuleDescriptor rule) {
        return "**" + rule.id() + " " + MarkdownText.of(rule.title()) + "**<br>" + MarkdownText.of(rule.remediation())
                + "\n\n| where | what |\n|:--|:--|\n";
    }

    private static String row(Finding finding, Judgement judgement) {
        SourceLocation source = finding.source();
        StringBuilder row = new StringBuilder("| ");
        String place = MarkdownText.code(judgement.catalog().fileOf(source) + ":" + source.line());
        String pages = judgement.catalog().pages();
        if (pages.isEmpty()) {
            row.append(place);
        } else {
            row.append('[').append(place).append("](").append(pages);
            row.append(judgement.catalog().uriOf(source)).append("#L").append(source.line());
            row.append(')');
        }
        row.append(" | ").append(judgement.prior().isNew(finding) ? "**new** " : "");
        row.append(MarkdownText.of(shortened(finding.sentence())));
        String line = judgement.lines().line(source.file(), source.line()).orElse("");
        if (!line.isBlank() && !source.equals(SourceLocation.startOf(source.file()))) {
            String excerpt = SourceExcerpt.of(line, source, WIDEST_LINE).text().strip();
            row.append("<br>").append(MarkdownText.code(excerpt));
        }
        return row.append(" |\n").toString();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int half = LONGEST_TEXT / 2;
        return text.substring(0, half) + " … " + text.substring(text.length() - half);
    }
}
