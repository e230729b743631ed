package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.registry.editing.FactGuide;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that a shell can complete because the program knows them, whatever the repository says. */
final class CompletedWords {

    /** What options and arguments call files and directories. */
    private static final Set<String> FILES = Set.of("DIR", "FILE", "OUT", "PATH");

    private final SortedSet<String> rules = new TreeSet<>();
    private final SortedSet<String> families = new TreeSet<>();
    private final SortedSet<String> facts =
            new TreeSet<>(new FactGuide().types().keySet());

    CompletedWords() {
        for (RuleDescriptor rule : DroolsPolicyEngine.bundled().rules().rules()) {
            rules.add(rule.id());
            families.add(rule.family());
        }
    }

    /** What a command takes, as far as a shell has to know it. */
    CommandSpec in(Options options) {
        CommandSpec spec = CommandSpec.create();
        for (OptionSpec option : options.spec().options()) {
            List<String> words = option.arity().max() == 0 ? List.of() : ofOption(option, options);
            spec.addOption(OptionSpec.builder(option.names())
                    .arity(option.arity())
                    // The script keeps the words of each label once.
                    .paramLabel(option.longestName().substring(2))
                    .type(type(option))
                    .completionCandidates(words.isEmpty() ? null : words)
                    .build());
        }
        for (PositionalParamSpec argument : options.spec().positionalParameters()) {
            List<String> words = ofArgument(argument.paramLabel());
            spec.addPositional(PositionalParamSpec.builder()
                    .index(argument.index())
                    .arity(argument.arity())
                    .paramLabel(argument.paramLabel())
                    .type(type(argument))
                    .completionCandidates(words.isEmpty() ? null : words)
                    .build());
        }
        return spec;
    }

    /** What a value is to a shell, which completes the names of files by itself. */
    private static Class<?> type(ArgSpec known) {
        boolean isFile = List.of(known.paramLabel().split("\\|")).stream().anyMatch(FILES::contains);
        return known.arity().max() == 0 ? boolean.class : isFile ? File.class : String.class;
    }

    private List<String> ofOption(OptionSpec option, Options options) {
        List<String> words = options.words(option);
        return words.isEmpty() ? ofSetting(options.setting(option)) : words;
    }

    private List<String> ofSetting(String name) {
        return switch (name) {
            case "rule" -> List.copyOf(rules);
            case "family" -> List.copyOf(families);
            default -> SettingKeys.choices(name);
        };
    }

    private List<String> ofArgument(String label) {
        return switch (label) {
            case "ID" -> List.copyOf(rules);
            case "FAMILY SENTENCE" -> List.copyOf(families);
            case "TYPE" -> List.copyOf(facts);
            default -> List.of();
        };
    }
}
