package dev.serviceregistry.engine.scenario;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import java.util.List;
import java.util.Set;

/**
 * Which scenarios are to be run, and what is to be found out by them.
 *
 * @param engine what judges, by all rules that there are
 * @param bundled whether the scenarios of the bundled policies are among them
 * @param features further files of scenarios
 * @param rules the ids of the rules whose scenarios are wanted; none for all
 * @param coverage whether to find out what of the rules' conditions they exercise
 */
public record ScenarioRequest(
        DroolsPolicyEngine engine, boolean bundled, List<FeatureFile> features, Set<String> rules, boolean coverage) {}
