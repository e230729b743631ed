package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.registry.editing.FactGuide;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that a shell can complete because the program knows them, whatever the repository says. */
final class CompletedWords {

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

    /** What a command takes, with these words. */
    CommandSpec in(Options options) {
        CommandSpec spec = options.spec();
        for (OptionSpec option : new ArrayList<>(spec.options())) {
            spec.remove(option);
            List<String> words = option.arity().max() == 0 ? List.of() : ofSetting(options.setting(option));
            spec.addOption(
                    OptionSpec.builder(option).completionCandidates(words).build());
        }
        for (PositionalParamSpec argument : new ArrayList<>(spec.positionalParameters())) {
            spec.remove(argument);
            spec.addPositional(PositionalParamSpec.builder(argument)
                    .completionCandidates(ofArgument(argument.paramLabel()))
                    .build());
        }
        return spec;
    }

    private List<String> ofSetting(String name) {
        return switch (name) {
            case "rule" -> List.copyOf(rules);
            case "family" -> List.copyOf(families);
            default -> Settings.choices(name);
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
