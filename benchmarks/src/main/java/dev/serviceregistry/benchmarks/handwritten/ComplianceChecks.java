package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.AuditRetention;
import dev.serviceregistry.facts.DataClassification;
import dev.serviceregistry.facts.DataEncryption;
import dev.serviceregistry.facts.EncryptionAlgorithm;
import dev.serviceregistry.facts.EncryptionDemand;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.Regime;
import dev.serviceregistry.facts.SafeguardDemand;
import dev.serviceregistry.facts.SafeguardGap;
import java.util.HashSet;
import java.util.Set;

/** What regimes and the organisation demand of services because of their data. */
final class ComplianceChecks {

    private record Safeguard(String service, Regime regime, String safeguard) {}

    private record Protection(String service, String safeguard) {}

    private final FactIndex facts;
    private final Findings findings;

    ComplianceChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        Set<Safeguard> demanded = new HashSet<>();
        Set<Protection> protectedByRegime = new HashSet<>();
        for (SafeguardDemand demand : facts.all(SafeguardDemand.class)) {
            demanded.add(new Safeguard(demand.service(), demand.regime(), demand.safeguard()));
            protectedByRegime.add(new Protection(demand.service(), demand.safeguard()));
        }
        for (SafeguardGap gap : facts.all(SafeguardGap.class)) {
            if (demanded.contains(new Safeguard(gap.definition(), gap.regime(), gap.safeguard()))) {
                regime(gap);
            }
        }
        algorithms();
        restricted(protectedByRegime);
        for (AuditRetention retention : facts.all(AuditRetention.class)) {
            if (retention.keptDays() < retention.demandedDays()) {
                findings.add(
                        "CMP-006",
                        retention,
                        "the audit log is " + retention.kept() + ", where " + retention.regime() + " demands "
                                + retention.demandedDays() + " days");
            }
        }
        for (OmittedKey omitted : facts.all(OmittedKey.class)) {
            if (omitted.key().equals("metadata.data_classification")) {
                findings.add("CMP-007", omitted, "does not say how far its data may spread");
            }
        }
    }

    private void regime(SafeguardGap gap) {
        switch (gap.regime()) {
            case PCI_DSS -> findings.add("CMP-001", gap, "holds cardholder data and " + gap.lack());
            case HIPAA -> findings.add("CMP-002", gap, "holds health data and " + gap.lack());
            case GDPR -> findings.add("CMP-003", gap, "holds personal data and " + gap.lack());
        }
    }

    private void algorithms() {
        for (EncryptionDemand demand : facts.all(EncryptionDemand.class)) {
            for (EncryptionAlgorithm used : facts.all(EncryptionAlgorithm.class)) {
                if (used.bits() < demand.bits() && !used.algorithm().equals(demand.algorithm())) {
                    findings.add("CMP-004", used, used.stated() + "; demanded is " + demand.stated());
                }
            }
        }
    }

    private void restricted(Set<Protection> protectedByRegime) {
        for (DataEncryption data : facts.all(DataEncryption.class)) {
            if (data.classification() == DataClassification.RESTRICTED
                    && !data.encrypted()
                    && !protectedByRegime.contains(new Protection(data.service(), data.safeguard()))) {
                findings.add(
                        "CMP-005",
                        data,
                        "holds restricted data and does not encrypt them: " + data.safeguard() + " is not true");
            }
        }
    }
}
