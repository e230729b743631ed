package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.List;

/**
 * A file of rules as it is written.
 *
 * @param source its text
 * @param rules its rules
 */
public record FileTree(SourceText source, List<RuleTree> rules) {}
