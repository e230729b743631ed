package dev.serviceregistry.engine;

import java.util.List;
import java.util.Optional;

/** The rules that an evaluation judges by. */
public interface RuleSet {

    /** The rules, sorted by id. */
    List<RuleDescriptor> rules();

    /** A SHA-256 over the rules' texts, in hex. */
    String digest();

    /** The text of a rule as its author wrote it, or nothing for an unknown id. */
    Optional<String> text(String id);

    /** The rule with this id. */
    default Optional<RuleDescriptor> find(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
