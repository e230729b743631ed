package dev.serviceregistry.engine.source;

import java.util.Map;
import java.util.Set;

/**
 * What a file of rules must fit in with.
 *
 * @param titles the sentences of the rules that exist already, by their ids
 * @param controls the controls that there are, each as {@code FRAMEWORK:id}
 * @param families the families that there are
 * @param vocabulary what texts in them can name
 */
public record KnownRules(
        Map<String, String> titles, Set<String> controls, Set<String> families, Vocabulary vocabulary) {

    /** The same where nobody knows what texts can name. */
    public KnownRules(Map<String, String> titles, Set<String> controls, Set<String> families) {
        this(titles, controls, families, Vocabulary.UNKNOWN);
    }
}
