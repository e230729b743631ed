package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Conflict;
import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.FanIn;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.SharedVersion;
import dev.serviceregistry.facts.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of what several services or projects have in common. */
final class SharingChecks {

    private final FactIndex facts;
    private final Findings findings;

    SharingChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (Conflict conflict : facts.all(Conflict.class)) {
            if (conflict.together()) {
                findings.add("DEP-009", conflict, "runs beside " + conflict.name() + ", with which it conflicts");
            }
        }
        for (SharedVersion shared : facts.all(SharedVersion.class)) {
            if (shared.versions() > 1) {
                findings.add(
                        "DEP-010",
                        shared,
                        "runs in " + shared.versions() + " versions where one is demanded: " + shared.seen());
            }
        }
        for (Usage usage : facts.all(Usage.class)) {
            if (usage.users() == 0) {
                findings.add("DEP-011", usage, "no project uses it and no other service depends on it");
            }
        }
        contracts();
        for (FanInLimit limit : facts.all(FanInLimit.class)) {
            fanIn(limit.limit());
        }
    }

    private void contracts() {
        Map<String, List<ProvidedContract>> provided = new HashMap<>();
        for (ProvidedContract contract : facts.all(ProvidedContract.class)) {
            provided.computeIfAbsent(contract.name(), name -> new ArrayList<>()).add(contract);
        }
        for (ConsumedContract consumed : facts.all(ConsumedContract.class)) {
            boolean served = false;
            for (ProvidedContract offer : provided.getOrDefault(consumed.name(), List.of())) {
                served |= offer.serves(consumed.version());
            }
            if (!served) {
                findings.add("DEP-012", consumed, "consumes " + consumed.contract() + ", which no service provides");
            }
        }
    }

    private void fanIn(int limit) {
        for (FanIn fanIn : facts.all(FanIn.class)) {
            Criticality criticality = facts.criticalities().get(fanIn.service());
            boolean matches = criticality != null && criticality.rank() <= fanIn.demandedRank();
            if (fanIn.dependants() > limit && !matches) {
                findings.add(
                        "DEP-015",
                        fanIn,
                        "is required by " + fanIn.dependants() + " services, more than " + limit
                                + ", without a criticality to match");
            }
        }
    }
}
