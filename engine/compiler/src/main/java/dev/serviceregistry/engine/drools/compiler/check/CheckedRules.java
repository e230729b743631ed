package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import java.util.List;
import java.util.Map;

/**
 * What came of checking files of rules.
 *
 * @param files each as it is compiled; of use only where nothing is wrong
 * @param problems all that is wrong, sorted by place
 */
public record CheckedRules(Map<RuleFile, CheckedFile> files, List<RuleProblem> problems) {}
