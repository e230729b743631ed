package dev.serviceregistry.engine.scenario;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.facts.Progress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which scenarios are to be run, and what is to be found out by them.
 *
 * @param engine what judges, by all rules that there are
 * @param bundled whether the scenarios of the bundled policies are among them
 * @param features further files of scenarios
 * @param rules the ids of the rules whose scenarios are wanted; none for all
 * @param coverage whether to find out what of the rules' conditions they exercise
 * @param compiler what compiles rules that were changed a little, when it is to be found out whether a scenario notices;
 *     else null
 * @param progress is told how many of these were tried
 */
public record ScenarioRequest(
        DroolsPolicyEngine engine,
        boolean bundled,
        List<FeatureFile> features,
        Set<String> rules,
        boolean coverage,
        @Nullable RuleCompiler compiler,
        Progress progress) {}
