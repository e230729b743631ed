package dev.serviceregistry.engine.source;

import java.util.Map;
import java.util.Set;

/**
 * What a file of rules must fit in with.
 *
 * @param titles the sentences of the rules that exist already, by their ids
 * @param controls the controls that there are, each as {@code FRAMEWORK:id}
 * @param families the families that there are
 */
public record KnownRules(Map<String, String> titles, Set<String> controls, Set<String> families) {}
