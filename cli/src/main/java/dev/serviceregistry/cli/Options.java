package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command takes and how it explains itself.
 *
 * <p>Declared by calls: reading annotations by reflection would cost every start as much as reading ten files.
 */
final class Options {

    /** What the help of every command ends with. */
    static final String SETTINGS =
            "Every option can also be set by an environment variable (--fail-on by SERVICE_REGISTRY_FAIL_ON),"
                    + " and most in service-registry.toml at the repository's root (fail_on = \"warning\");"
                    + " the command line goes before the environment, the environment before the file.";

    /** The narrowest help that picocli lays out; a narrower terminal breaks its lines. */
    private static final int NARROWEST = 55;

    private final String command;
    private final CommandSpec spec = CommandSpec.create();
    private final List<String> footer = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Supplier<? extends Collection<?>>> words = new HashMap<>();
    private final RuleOptions rules = new RuleOptions();
    private String description = "";

    Options(String command) {
        this.command = command;
    }

    /** What a command declares, and what every command has. */
    static Options declared(String command, Consumer<Options> declaration, Common common) {
        Options options = new Options(command);
        declaration.accept(options);
        common.declare(options);
        return options;
    }

    /** The command's name. */
    String command() {
        return command;
    }

    /** What it takes, as the library has it. */
    CommandSpec spec() {
        return spec;
    }

    /** What the command does. */
    String description() {
        return description;
    }

    /** The examples and notes, line by line. */
    List<String> footer() {
        return footer;
    }

    /** Says what the command does, then how it is called, each example without the program's name. */
    Options about(String text, String... examples) {
        description = text;
        footer.add("");
        footer.add("Examples:");
        for (String example : examples) {
            footer.add("  service-registry " + example);
        }
        footer.add("");
        return this;
    }

    /** Says something that stands below the examples. */
    Options note(String text) {
        footer.add(text);
        return this;
    }

    /** An option with one value. */
    Options text(String names, String label, String text, Consumer<String> field) {
        Field binding = new Field(value -> field.accept((String) value));
        spec.addOption(OptionSpec.builder(names.split(" "))
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(text)
                .getter(binding)
                .setter(binding)
                .build());
        return this;
    }

    /** An option that may be repeated. */
    Options texts(String names, String label, String text, List<String> field) {
        return list(names, "1", label, text + " May be repeated.", field);
    }

    /** Gives an option another name as a setting, since its own means something else to other commands. */
    Options setting(String option, String key) {
        settings.put(option, key);
        return this;
    }

    /** Tells what an option takes that only this command knows, for shells to complete. */
    Options words(String option, Supplier<? extends Collection<?>> known) {
        words.put(option, known);
        return this;
    }

    /** What only this command knows that an option takes; none where it takes anything. */
    List<String> words(OptionSpec option) {
        return words.getOrDefault(option.longestName(), List::of).get().stream()
                .map(Object::toString)
                .toList();
    }

    /** The name that an option has as a setting. */
    String setting(OptionSpec option) {
        String own = option.longestName().substring(2).replace('-', '_');
        return settings.getOrDefault(option.longestName(), own);
    }

    /** The options for rules of the organisation's own. */
    Options rules() {
        rules.declare(this);
        return this;
    }

    /** What these were given. */
    RuleOptions givenRules() {
        return rules;
    }

    /** An option that takes all values up to the next option, and may be repeated. */
    Options series(String names, String label, String text, List<String> field) {
        return list(names, "1..*", label, text, field);
    }

    private Options list(String names, String arity, String label, String text, List<String> field) {
        Field binding = new Field(value -> replace(field, value));
        spec.addOption(OptionSpec.builder(names.split(" "))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .paramLabel(label)
                .description(text)
                .getter(binding)
                .setter(binding)
                .build());
        return this;
    }

    /** An option without a value. */
    Options flag(String names, String text, Consumer<Boolean> field) {
        Field binding = new Field(value -> field.accept((Boolean) value));
        spec.addOption(OptionSpec.builder(names.split(" "))
                .type(boolean.class)
                .arity("0")
                .description(text)
                .getter(binding)
                .setter(binding)
                .build());
        return this;
    }

    /** The option that asks for the help itself. */
    Options help() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .arity("0")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        return this;
    }

    /** An argument; {@code arity} says how many there may be, as in {@code 0..1}. */
    Options argument(String label, String arity, String text, Consumer<String> field) {
        Field binding = new Field(value -> field.accept((String) value));
        spec.addPositional(PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(text)
                .getter(binding)
                .setter(binding)
                .build());
        return this;
    }

    /** One or more arguments. */
    Options arguments(String label, String text, List<String> field) {
        return arguments(label, "1..*", text, field);
    }

    /** Arguments; {@code arity} says how many there may be, as in {@code 0..*}. */
    Options arguments(String label, String arity, String text, List<String> field) {
        Field binding = new Field(value -> replace(field, value));
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index("0..*")
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(text)
                .getter(binding)
                .setter(binding)
                .build());
        return this;
    }

    /** What reads the arguments. */
    CommandLine commandLine() {
        return new CommandLine(spec).setCommandName("service-registry " + command);
    }

    /** Refuses an empty text, which a script hands on for a variable that is not set: to go on would be to judge by less. */
    static void requireValues(CommandLine.ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (option.stringValues().stream().anyMatch(String::isEmpty)) {
                throw new UsageProblem("option " + option.longestName() + " needs a value: " + option.paramLabel()
                        + "; an empty text is none");
            }
        }
    }

    /** The help, no line longer than the width as far as that can be. */
    String help(int width, boolean color) {
        footer.add(SETTINGS);
        spec.usageMessage()
                .description(description)
                .footer(footer.toArray(new String[0]))
                .sortOptions(false)
                .abbreviateSynopsis(true);
        return commandLine()
                .setUsageHelpWidth(Math.max(NARROWEST, width))
                .getUsageMessage(color ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }

    private static void replace(List<String> field, Object values) {
        field.clear();
        for (Object value : (List<?>) values) {
            field.add((String) value);
        }
    }

    /** Hands what is given to the command's field, and keeps it, since repeated options are added to what is there. */
    private static final class Field implements IGetter, ISetter {

        private final Consumer<Object> field;
        private @Nullable Object given;

        Field(Consumer<Object> field) {
            this.field = field;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T get() {
            return (T) given;
        }

        @Override
        public <T> T set(T value) {
            given = value;
            if (value != null) {
                field.accept(value);
            }
            return value;
        }
    }
}
