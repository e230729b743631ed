package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.Model;
import org.drools.model.Rule;

/**
 * A file of rules that can be judged by.
 *
 * @param file the file
 * @param models what the compiler made of it
 * @param rules what its text tells of its rules
 */
public record LoadedFile(RuleFile file, List<Model> models, List<CompiledRule> rules) {

    private static final String PROJECT = "\"project\"";

    /** The rules that are judged in view of everything, though they say that they need their project alone. */
    public List<CompiledRule> unproven() {
        Set<String> narrow = new HashSet<>();
        for (Model model : models) {
            for (Rule rule : model.getRules()) {
                if (PROJECT.equals(rule.getMetaData("scope"))) {
                    narrow.add(rule.getName());
                }
            }
        }
        return rules.stream()
                .filter(rule -> narrow.contains(rule.title()) && !rule.narrow())
                .toList();
    }
}
