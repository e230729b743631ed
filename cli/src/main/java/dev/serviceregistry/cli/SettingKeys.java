package dev.serviceregistry.cli;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The keys of the settings file, what each of them takes, and what is wrong with a file of them. */
final class SettingKeys {

    /** The keys of the file: every option of every command but those that only a command line can mean. */
    static final List<String> ALL = List.of(
            "against",
            "allow_findings",
            "approved_by",
            "as_of",
            "audit.at",
            "audit.before",
            "audit.checkpoint",
            "audit.dir",
            "audit.entry",
            "audit.from",
            "audit.key_file",
            "audit.kind",
            "audit.public_key",
            "audit.subject",
            "audit.to",
            "baseline",
            "breaks",
            "change",
            "changed_since",
            "check",
            "color",
            "controls_output",
            "coverage",
            "emergency",
            "evidence",
            "expires",
            "fail_on",
            "family",
            "features",
            "force",
            "forge",
            "format",
            "framework",
            "from",
            "generate_format",
            "generate_output",
            "graph",
            "limits.matches",
            "limits.megabytes",
            "limits.seconds",
            "lose",
            "migration_guide",
            "mutate",
            "origin",
            "outbox",
            "output",
            "owner",
            "pack.key_file",
            "pack.name",
            "pack.output",
            "pack.version",
            "pattern",
            "policies.repositories",
            "project",
            "pull_request",
            "quiet",
            "reason",
            "region",
            "report",
            "review_by",
            "rule",
            "rule_prefix",
            "rules",
            "rules_fail_on",
            "scenarios",
            "send",
            "target",
            "team",
            "ticket",
            "verbose",
            "vulnerabilities",
            "write");

    /** Those that take several values, in some command at least. */
    static final List<String> SEVERAL = List.of(
            "audit.checkpoint",
            "audit.entry",
            "audit.kind",
            "breaks",
            "change",
            "controls_output",
            "family",
            "features",
            "format",
            "from",
            "generate_format",
            "output",
            "policies.repositories",
            "project",
            "region",
            "rule",
            "rules",
            "target",
            "vulnerabilities");

    /** The values of those that are on or off. */
    static final List<String> SWITCH = List.of("true", "false");

    private static final List<String> SEVERITIES = List.of("error", "warning", "note", "none");

    /** The values of those that take one of a few. */
    private static final Map<String, List<String>> CHOICES = Map.ofEntries(
            Map.entry("color", List.of("auto", "always", "never")),
            Map.entry("allow_findings", SWITCH),
            Map.entry("check", SWITCH),
            Map.entry("coverage", SWITCH),
            Map.entry("emergency", SWITCH),
            Map.entry("fail_on", SEVERITIES),
            Map.entry("force", SWITCH),
            Map.entry("mutate", SWITCH),
            Map.entry("origin", SWITCH),
            Map.entry("quiet", SWITCH),
            Map.entry("rules_fail_on", SEVERITIES),
            Map.entry("send", SWITCH),
            Map.entry("verbose", SWITCH),
            Map.entry("write", SWITCH));

    private SettingKeys() {}

    /** The values that a setting takes; none when others cannot be told from them. */
    static List<String> choices(String name) {
        return CHOICES.getOrDefault(name, List.of());
    }

    /** Everything that is wrong with the file for whichever command, in the order in which it is written. */
    static List<TomlProblem> problems(SettingsFile file) {
        List<TomlProblem> problems = new ArrayList<>(file.problems());
        if (!problems.isEmpty() && problems.get(0).kind() == DiagnosticKind.UNREADABLE) {
            return problems;
        }
        for (Map.Entry<String, SettingsFile.Written> setting : file.settings().entrySet()) {
            String name = setting.getKey();
            SettingsFile.Written value = setting.getValue();
            List<String> choices = CHOICES.getOrDefault(name, value.values());
            if (!ALL.contains(name)) {
                String message = "there is no setting '" + name + "'" + UsageProblem.hint(name, ALL);
                problems.add(new TomlProblem(DiagnosticKind.UNKNOWN_KEY, message, value.key()));
            } else if (value.values().size() != 1 && !SEVERAL.contains(name)) {
                problems.add(invalid(name + ": " + takesOne(value.values()), value.whole()));
            } else if (!choices.containsAll(value.values())) {
                String message = isNone(value.values().get(0), choices);
                problems.add(invalid(name + ": " + message, value.whole()));
            }
        }
        if (problems.size() > 1) {
            problems.sort(Comparator.comparing(TomlProblem::source));
        }
        return problems;
    }

    private static TomlProblem invalid(String message, SourceLocation source) {
        return new TomlProblem(DiagnosticKind.INVALID_VALUE, message, source);
    }

    /** What is wrong with several values of a setting that takes one. */
    static String takesOne(List<String> values) {
        return "takes one value, not " + values.size();
    }

    /** What is wrong with a value that is none of those that there are. */
    static String isNone(String value, Collection<String> known) {
        return "'" + value + "' is not one of " + String.join(", ", known) + UsageProblem.hint(value, known);
    }
}
