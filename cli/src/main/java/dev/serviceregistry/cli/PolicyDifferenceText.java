package dev.serviceregistry.cli;

import dev.serviceregistry.engine.EvaluationDifference;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Setting;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What other policies come to, as a person reads it. */
final class PolicyDifferenceText {

    private PolicyDifferenceText() {}

    static void write(PolicyDifference difference, Call call) {
        Output out = call.out();
        out.line(ShownText.of("Policies of " + difference.before() + " → " + difference.after()));
        if (!difference.settings().isEmpty()) {
            out.line("").line("Settings");
            for (PolicyDifference.ChangedSetting setting : difference.settings()) {
                out.line(ShownText.of("  " + setting.key() + ": " + value(setting.before()) + " → "
                        + value(setting.after()) + place(setting)));
            }
        }
        difference.groups().forEach((rule, projects) -> rule(rule, projects, call));
        EvaluationDifference findings = difference.findings();
        out.line("")
                .line(findings.newlyFailing().size() + " newly failing, "
                        + findings.freed().size() + " freed, "
                        + findings.changed().size() + " of another severity");
    }

    private static void rule(String rule, SortedMap<String, PolicyDifference.Group> projects, Call call) {
        Output out = call.out();
        out.line("").line(rule + "  " + ShownText.of(title(projects)));
        for (Map.Entry<String, PolicyDifference.Group> entry : projects.entrySet()) {
            PolicyDifference.Group group = entry.getValue();
            String project = entry.getKey().isEmpty() ? "the repository" : entry.getKey();
            out.line("  " + ShownText.of(project) + ": " + group.newlyFailing().size() + " newly failing, "
                    + group.freed().size() + " freed, " + group.changed().size() + " of another severity");
            for (Finding finding : group.newlyFailing()) {
                finding("+ " + finding.rule().severity(), finding, call);
            }
            for (Finding finding : group.freed()) {
                finding("- " + finding.rule().severity(), finding, call);
            }
            for (EvaluationDifference.SeverityChange change : group.changed()) {
                finding("~ " + change.before() + " → " + change.finding().rule().severity(), change.finding(), call);
            }
        }
    }

    private static String title(SortedMap<String, PolicyDifference.Group> projects) {
        PolicyDifference.Group group = projects.get(projects.firstKey());
        if (!group.newlyFailing().isEmpty()) {
            return group.newlyFailing().get(0).rule().title();
        }
        return group.freed().isEmpty()
                ? group.changed().get(0).finding().rule().title()
                : group.freed().get(0).rule().title();
    }

    private static void finding(String sign, Finding finding, Call call) {
        String file = finding.source().file();
        call.out()
                .line(ShownText.of("    " + sign + "  " + finding.subject() + ": " + finding.message()
                        + (file.isEmpty()
                                ? ""
                                : " (" + call.repository().shown(file) + ":"
                                        + finding.source().line() + ")")));
    }

    private static String value(@Nullable Setting setting) {
        return setting == null ? "not set" : setting.value();
    }

    private static String place(PolicyDifference.ChangedSetting changed) {
        Setting stated = changed.after() == null ? changed.before() : changed.after();
        return stated == null
                ? ""
                : " (" + stated.source().file() + ":" + stated.source().line() + ")";
    }
}
