package dev.serviceregistry.engine.source;

import java.util.List;

/**
 * What came of compiling files of rules.
 *
 * @param files what was made of each file; empty when anything is wrong with any of them
 * @param problems all that is wrong with them, sorted by place
 */
public record Compilation(List<CompiledFile> files, List<RuleProblem> problems) {}
