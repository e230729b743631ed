package dev.serviceregistry.cli;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Completes the options that the command line leaves open: from the environment, then from the repository's file. */
final class Settings {

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
        refuse(SettingKeys.problems(file), repository);
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
            throw problem(name, SettingKeys.takesOne(values));
        } else if (option.type() == boolean.class) {
            option.setValue(one(name, values.get(0), SettingKeys.SWITCH).equals("true"));
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

    /** The value, when it is one that this setting takes. */
    String one(String name, String value) {
        return one(name, value, SettingKeys.choices(name));
    }

    /** The value, when it is one of those that exist. */
    String one(String name, String value, Collection<String> known) {
        if (!known.contains(value)) {
            SettingsFile.Written setting = written.get(name);
            throw problem(name, SettingKeys.isNone(value, known), setting == null ? null : setting.place(value));
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
