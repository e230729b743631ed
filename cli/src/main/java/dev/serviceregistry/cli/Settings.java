package dev.serviceregistry.cli;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Completes the options that the command line leaves open: from the environment, then from the repository's file. */
final class Settings {

    /** The keys of the file: every option of every command but those that only a command line can mean. */
    static final List<String> KEYS = List.of(
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

    private static final List<String> SWITCH = List.of("true", "false");

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

    private final Surroundings surroundings;
    private final ParseResult parsed;
    private final Options options;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, SettingsFile.Written> written = new HashMap<>();
    private @Nullable Repository repository;
    private SettingsFile own = SettingsFile.none();

    Settings(Surroundings surroundings, ParseResult parsed, Options options) {
        this.surroundings = surroundings;
        this.parsed = parsed;
        this.options = options;
    }

    /** The arguments of the call, those that name the command left out. */
    String[] arguments() {
        return parsed.originalArgs().toArray(String[]::new);
    }

    void applyEnvironment() {
        for (OptionSpec option : parsed.commandSpec().options()) {
            String name = options.setting(option);
            String variable = "SERVICE_REGISTRY_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
            String value = surroundings.variable(variable);
            if (!value.isEmpty() && isOpen(option, name)) {
                variables.put(name, variable);
                set(option, name, option.isMultiValue() ? List.of(value.split(",")) : List.of(value));
            }
        }
    }

    void applyFile(Repository repository) throws IOException {
        this.repository = repository;
        if (!repository.hasSettings()) {
            return;
        }
        SettingsFile file = SettingsFile.read(repository.root(), FileCache.of(surroundings));
        refuse(problems(file), repository);
        own = file;
        for (OptionSpec option : parsed.commandSpec().options()) {
            String name = options.setting(option);
            SettingsFile.Written setting = file.settings().get(name);
            if (setting != null && isOpen(option, name)) {
                written.put(name, setting);
                set(option, name, setting.values());
            }
        }
    }

    /** What the repository's own file says; nothing where there is none. */
    SettingsFile own() {
        return own;
    }

    /** Everything that is wrong with the file for whichever command, in the order in which it is written. */
    private static List<TomlProblem> problems(SettingsFile file) {
        List<TomlProblem> problems = new ArrayList<>(file.problems());
        if (!problems.isEmpty() && problems.get(0).kind() == DiagnosticKind.UNREADABLE) {
            return problems;
        }
        for (Map.Entry<String, SettingsFile.Written> setting : file.settings().entrySet()) {
            String name = setting.getKey();
            SettingsFile.Written value = setting.getValue();
            List<String> choices = CHOICES.getOrDefault(name, value.values());
            if (!KEYS.contains(name)) {
                String message = "there is no setting '" + name + "'" + UsageProblem.hint(name, KEYS);
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

    private static void refuse(List<TomlProblem> problems, Repository repository) {
        StringBuilder lines = new StringBuilder();
        for (TomlProblem problem : problems) {
            lines.append(lines.isEmpty() ? "" : "\n");
            lines.append(repository.shown(problem.source().toString()))
                    .append(": error: ")
                    .append(problem.message());
        }
        if (!problems.isEmpty()) {
            throw new UsageProblem(lines.toString());
        }
    }

    private static String takesOne(List<String> values) {
        return "takes one value, not " + values.size();
    }

    private static String isNone(String value, Collection<String> known) {
        return "'" + value + "' is not one of " + String.join(", ", known) + UsageProblem.hint(value, known);
    }

    private boolean isOpen(OptionSpec option, String name) {
        return !option.usageHelp()
                && !parsed.hasMatchedOption(option)
                && !variables.containsKey(name)
                && !written.containsKey(name);
    }

    private void set(OptionSpec option, String name, List<String> values) {
        if (option.isMultiValue()) {
            option.setValue(new ArrayList<>(values));
        } else if (values.size() != 1) {
            throw problem(name, takesOne(values));
        } else if (option.type() == boolean.class) {
            option.setValue(one(name, values.get(0), SWITCH).equals("true"));
        } else {
            option.setValue(values.get(0));
        }
    }

    /** Whether the command line itself gives an option of this name. */
    boolean isOnCommandLine(String name) {
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (options.setting(option).equals(name)) {
                return parsed.hasMatchedOption(option);
            }
        }
        return false;
    }

    /** Whether this command has an option of this name, and whoever called it left that to the repository. */
    boolean isLeftToFile(String name) {
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (options.setting(option).equals(name)) {
                return !parsed.hasMatchedOption(option) && !variables.containsKey(name);
            }
        }
        return false;
    }

    /** What whoever called gave for an option of one value; empty when this command has none, or that was left to the repository. */
    String given(String name) {
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (options.setting(option).equals(name) && !isLeftToFile(name)) {
                String value = option.getValue();
                return value == null ? "" : value;
            }
        }
        return "";
    }

    /** Refuses an option that the repository's own file sets, since whoever changes that file must not decide it. */
    void refuseFromFile(String name) {
        if (written.containsKey(name)) {
            throw problem(
                    name,
                    "cannot be set in this file, since whoever changes it would say to whom the token goes or whose"
                            + " reviews count; pass --" + flag(name) + " or set the variable SERVICE_REGISTRY_"
                            + name.toUpperCase(Locale.ROOT));
        }
    }

    /** A problem with an option's value, told where that value was given. */
    UsageProblem problem(String name, String message) {
        SettingsFile.Written setting = written.get(name);
        return problem(name, message, setting == null ? null : setting.whole());
    }

    private UsageProblem problem(String name, String message, @Nullable SourceLocation place) {
        if (place != null && repository != null) {
            return new UsageProblem(repository.shown(place.toString()) + ": error: " + name + ": " + message);
        }
        String variable = variables.get(name);
        String flag = flag(name);
        if (variable == null && flag.isEmpty()) {
            // It was given as an argument, which has no name.
            return new UsageProblem(message);
        }
        return new UsageProblem((variable == null ? "--" + flag : variable) + ": " + message);
    }

    /** The option as the command line spells it; empty when the command has no such option. */
    private String flag(String name) {
        String flag = "";
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (options.setting(option).equals(name)) {
                flag = option.longestName().substring(2);
            }
        }
        return flag;
    }

    /** The values that a setting takes; none when others cannot be told from them. */
    static List<String> choices(String name) {
        return CHOICES.getOrDefault(name, List.of());
    }

    /** The value, when it is one that this setting takes. */
    String one(String name, String value) {
        return one(name, value, choices(name));
    }

    /** The value, when it is one of those that exist. */
    String one(String name, String value, Collection<String> known) {
        if (!known.contains(value)) {
            SettingsFile.Written setting = written.get(name);
            throw problem(name, isNone(value, known), setting == null ? null : setting.place(value));
        }
        return value;
    }

    /** The path that a setting names: from the repository's root when it is left to its file, else from the working directory. */
    Path path(String name, String value) {
        Repository home = repository;
        return home != null && isLeftToFile(name)
                ? home.root().resolve(value)
                : surroundings.directory().resolve(value);
    }

    /** The values, each also where several are written with commas between them. */
    static List<String> parts(List<String> values) {
        List<String> parts = new ArrayList<>(values.size());
        for (String value : values) {
            for (String part : value.split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }
}
