package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what nobody has answered for as workflow commands, which GitHub shows at the lines of a change.
 *
 * <p>GitHub shows ten of each severity a step and drops the others without a word, so the worst come first, those in
 * changed files before the others, and the last notice says how many more there are.
 */
final class GitHubReporter implements Reporter {

    private static final int MOST = 10;
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_MESSAGE = 4_000;

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        Map<Severity, List<Finding>> bySeverity = new EnumMap<>(Severity.class);
        boolean cut = false;
        for (Severity severity : Severity.values()) {
            List<Finding> findings = changedFirst(judgement, severity);
            bySeverity.put(severity, findings);
            cut |= findings.size() > MOST;
        }
        StringBuilder more = new StringBuilder();
        for (Map.Entry<Severity, List<Finding>> entry : bySeverity.entrySet()) {
            List<Finding> findings = entry.getValue();
            int most = cut && entry.getKey() == Severity.NOTE ? MOST - 1 : MOST;
            for (Finding finding : findings.subList(0, Math.min(most, findings.size()))) {
                out.append(command(finding, judgement.catalog())).append('\n');
            }
            if (findings.size() > most) {
                more.append(more.isEmpty() ? "" : ", ").append(findings.size() - most);
                more.append(" more of severity ").append(entry.getKey());
            }
        }
        if (cut) {
            out.append("::notice title=service-registry::").append(more);
            out.append(": GitHub shows no more than ten of each a step; the job's log, its summary or another format"
                    + " of the report has all.\n");
        }
    }

    private static List<Finding> changedFirst(Judgement judgement, Severity severity) {
        List<Finding> changed = new ArrayList<>();
        List<Finding> others = new ArrayList<>();
        for (Finding finding : judgement.evaluation().findings()) {
            if (finding.rule().severity() == severity) {
                (judgement.prior().touches(finding) ? changed : others).add(finding);
            }
        }
        changed.addAll(others);
        return changed;
    }

    private static StringBuilder command(Finding finding, JudgedCatalog catalog) {
        RuleDescriptor rule = finding.rule();
        StringBuilder command = new StringBuilder(256);
        command.append("::").append(rule.severity() == Severity.NOTE ? "notice" : rule.severity());
        place(finding.source(), catalog, command);
        command.append("title=");
        escape(cut(rule.id() + " " + rule.title(), LONGEST_TITLE), true, command);
        command.append("::");
        escape(cut(finding.sentence(), LONGEST_MESSAGE), false, command);
        command.append("%0A");
        escape(rule.remediation(), false, command);
        return command.append(" (more: service-registry rules show ")
                .append(rule.id())
                .append(')');
    }

    private static void place(SourceLocation source, JudgedCatalog catalog, StringBuilder command) {
        command.append(' ');
        if (source.file().isEmpty()) {
            return;
        }
        command.append("file=");
        escape(catalog.fileOf(source), true, command);
        command.append(",line=").append(source.line()).append(',');
        if (source.equals(SourceLocation.startOf(source.file()))) {
            return;
        }
        command.append("endLine=").append(source.endLine()).append(',');
        // Columns mean something within one line only, and the last one is the span's own.
        if (source.line() == source.endLine()) {
            command.append("col=").append(source.column());
            command.append(",endColumn=").append(Math.max(source.column(), source.endColumn() - 1));
            command.append(',');
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Appends the text as the runner reads it back; a property ends at a colon or comma, a message does not. */
    private static void escape(String text, boolean property, StringBuilder command) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '%' -> command.append("%25");
                case '\r' -> command.append("%0D");
                case '\n' -> command.append("%0A");
                case ':' -> command.append(property ? "%3A" : ":");
                case ',' -> command.append(property ? "%2C" : ",");
                default -> ShownText.append(command, point, 0);
            }
        }
    }
}
