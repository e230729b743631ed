package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.tables.DecisionTable;
import java.util.List;

/**
 * What there is of policies beside the files of settings, those of packs laid below those of the repository.
 *
 * @param packs the packs that the repository uses
 * @param tables the decision tables
 * @param shared which packs there are, and what is written over them
 */
record LaidPolicies(List<PackInUse> packs, List<DecisionTable> tables, List<Fact> shared) {}
