package dev.serviceregistry.cli;

import dev.serviceregistry.registry.toml.SettingsFile;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Completes the options that the command line leaves open: from the environment, then from the repository's file. */
final class Settings {

    /** The keys of the file: every option of every command but those that only a command line can mean. */
    static final List<String> KEYS = List.of(
            "against",
            "as_of",
            "changed_since",
            "color",
            "fail_on",
            "family",
            "force",
            "format",
            "from",
            "graph",
            "origin",
            "output",
            "owner",
            "project",
            "quiet",
            "rule",
            "verbose");

    private final Surroundings surroundings;
    private final ParseResult parsed;
    private final Map<String, String> origins = new HashMap<>();

    Settings(Surroundings surroundings, ParseResult parsed) {
        this.surroundings = surroundings;
        this.parsed = parsed;
    }

    void applyEnvironment() {
        for (OptionSpec option : parsed.commandSpec().options()) {
            String name = name(option);
            String variable = "SERVICE_REGISTRY_" + name.toUpperCase(Locale.ROOT);
            String value = surroundings.variable(variable);
            if (!value.isEmpty() && isOpen(option, name)) {
                origins.put(name, variable);
                set(option, name, option.isMultiValue() ? List.of(value.split(",")) : List.of(value));
            }
        }
    }

    void applyFile(Repository repository) throws IOException {
        if (!repository.hasSettings()) {
            return;
        }
        SettingsFile file = SettingsFile.read(repository.root());
        StringBuilder problems = new StringBuilder();
        for (TomlProblem problem : file.problems()) {
            problems.append(problems.isEmpty() ? "" : "\n");
            problems.append(repository.shown(problem.source().toString()))
                    .append(": error: ")
                    .append(problem.message());
        }
        if (!problems.isEmpty()) {
            throw new UsageProblem(problems.toString());
        }
        for (String key : file.settings().keySet()) {
            if (!KEYS.contains(key)) {
                throw new UsageProblem(place(repository, file, key) + "there is no setting '" + key + "'"
                        + UsageProblem.hint(key, KEYS));
            }
        }
        for (OptionSpec option : parsed.commandSpec().options()) {
            String name = name(option);
            List<String> values = file.settings().get(name);
            if (values != null && isOpen(option, name)) {
                origins.put(name, place(repository, file, name) + name);
                set(option, name, values);
            }
        }
    }

    private static String place(Repository repository, SettingsFile file, String key) {
        return repository.shown(String.valueOf(file.places().get(key))) + ": error: ";
    }

    private boolean isOpen(OptionSpec option, String name) {
        return !option.usageHelp() && !parsed.hasMatchedOption(option) && !origins.containsKey(name);
    }

    private void set(OptionSpec option, String name, List<String> values) {
        if (option.isMultiValue()) {
            option.setValue(new ArrayList<>(values));
        } else if (values.size() != 1) {
            throw problem(name, "takes one value, not " + values.size());
        } else if (option.type() == boolean.class) {
            option.setValue(one(name, values.get(0), List.of("true", "false")).equals("true"));
        } else {
            option.setValue(values.get(0));
        }
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(2).replace('-', '_');
    }

    /** A problem with an option's value, told where that value was given. */
    UsageProblem problem(String name, String message) {
        String origin = origins.get(name);
        return new UsageProblem((origin == null ? "--" + name.replace('_', '-') : origin) + ": " + message);
    }

    /** The value, when it is one of those that exist. */
    String one(String name, String value, Collection<String> known) {
        if (!known.contains(value)) {
            throw problem(
                    name,
                    "'" + value + "' is not one of " + String.join(", ", known) + UsageProblem.hint(value, known));
        }
        return value;
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
