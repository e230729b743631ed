package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.RuleProblem;
import java.util.List;

/**
 * What came of loading an organisation's rules.
 *
 * @param files the files; empty when anything is wrong with any of them
 * @param problems all that is wrong with them, sorted by place
 */
public record LoadedRules(List<LoadedFile> files, List<RuleProblem> problems) {

    /** No rules at all. */
    public static final LoadedRules NONE = new LoadedRules(List.of(), List.of());
}
