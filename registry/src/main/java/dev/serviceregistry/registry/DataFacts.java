package dev.serviceregistry.registry;

import dev.serviceregistry.facts.ClassifiedData;
import dev.serviceregistry.facts.DataClassification;
import dev.serviceregistry.facts.DataEncryption;
import dev.serviceregistry.facts.EncryptionAlgorithm;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.Regime;
import dev.serviceregistry.facts.SafeguardDemand;
import dev.serviceregistry.facts.SafeguardGap;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Algorithms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** States what data services hold and how they guard it. */
final class DataFacts {

    static final String CLASSIFICATION = "metadata.data_classification";

    /** Where data are encrypted, as the schema names it. */
    static final List<String> DIRECTIONS = List.of("in_transit", "at_rest");

    private final Names names;
    private final Compliance compliance;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    DataFacts(Names names, Compliance compliance, List<Fact> facts) {
        this.names = names;
        this.compliance = compliance;
        this.facts = facts;
    }

    /** The categories of data that a definition names. */
    static Set<String> categories(ServiceDefinition definition) {
        Set<String> categories = new HashSet<>();
        for (Scalar category : definition.effective().table("metadata").scalars("data_categories")) {
            categories.add(category.text());
        }
        return categories;
    }

    void state(ServiceDefinition definition) {
        Table metadata = definition.effective().table("metadata");
        DataClassification classification = classification(metadata);
        if (classification != null) {
            SourceLocation source =
                    metadata.get("data_classification").orElseThrow().source();
            facts.add(new ClassifiedData(definition.id(), classification, source));
            encryption(definition, classification, metadata);
        } else if (!names.leavesOpen(definition, CLASSIFICATION)) {
            facts.add(new OmittedKey(definition.id(), CLASSIFICATION, place(definition, CLASSIFICATION)));
        }
        algorithm(definition, metadata.table("encryption"));
        Set<String> categories = categories(definition);
        for (Regime regime : Regime.values()) {
            String category = Compliance.category(regime);
            if (categories.contains(category) && compliance.isInForce(regime)) {
                for (String safeguard : compliance.safeguards(regime)) {
                    facts.add(new SafeguardDemand(
                            definition.id(),
                            regime,
                            category,
                            safeguard,
                            place(definition, "metadata.data_categories")));
                    gap(definition, regime, safeguard, classification);
                }
                if (regime == Regime.GDPR) {
                    backups(definition, regime);
                }
            }
        }
    }

    /** States where what a project runs leaves the regions to which a regime confines its data. */
    void state(Deployment deployment, SortedMap<String, ServiceDefinition> members) {
        Map<String, SourceLocation> everywhere = deployment.everywhere();
        for (Regime regime : Regime.values()) {
            List<String> allowed = compliance.isInForce(regime) ? compliance.regions(regime) : List.of();
            if (allowed.isEmpty()) {
                continue;
            }
            for (Map.Entry<String, SourceLocation> region : everywhere.entrySet()) {
                if (!isAllowed(region.getKey(), deployment, allowed)) {
                    outside(deployment, members, regime, region.getKey(), region.getValue());
                }
            }
        }
    }

    private static boolean isAllowed(String region, Deployment deployment, List<String> allowed) {
        String residency = deployment
                .table()
                .table("region")
                .table(region)
                .string("data_residency")
                .orElse("");
        return allowed.contains(region)
                || allowed.contains(residency)
                || deployment.leavesOpen("region." + region + ".data_residency");
    }

    private void outside(
            Deployment deployment,
            SortedMap<String, ServiceDefinition> members,
            Regime regime,
            String region,
            SourceLocation source) {
        for (ServiceDefinition member : members.values()) {
            if (categories(member).contains(Compliance.category(regime))) {
                facts.add(new SafeguardGap(
                        deployment.project() + "/" + member.service().name(),
                        member.id(),
                        regime,
                        "regions",
                        "region:" + region,
                        "keeps them in " + region + ", which is none of the regions "
                                + String.join(", ", compliance.regions(regime)),
                        source));
            }
        }
    }

    private static @Nullable DataClassification classification(Table metadata) {
        String written = metadata.string("data_classification").orElse("");
        for (DataClassification classification : DataClassification.values()) {
            if (classification.toString().equals(written)) {
                return classification;
            }
        }
        return null;
    }

    private void encryption(ServiceDefinition definition, DataClassification classification, Table metadata) {
        for (String direction : DIRECTIONS) {
            String key = "metadata.encryption." + direction;
            boolean isEncrypted = isTrue(metadata.table("encryption"), direction);
            if (isEncrypted || !names.leavesOpen(definition, key)) {
                facts.add(new DataEncryption(
                        definition.id(), classification, direction, isEncrypted, place(definition, key)));
            }
        }
    }

    private void algorithm(ServiceDefinition definition, Table encryption) {
        String written = encryption.string("algorithm").orElse("");
        String key = "metadata.encryption.algorithm";
        if (!written.isBlank()) {
            String name = Algorithms.name(written);
            int bits = Algorithms.bits(name);
            String stated =
                    bits == 0 ? "encrypts by " + written + ", which is no known algorithm" : "encrypts by " + written;
            facts.add(new EncryptionAlgorithm(definition.id(), name, bits, stated, place(definition, key)));
        } else if ((isTrue(encryption, "in_transit") || isTrue(encryption, "at_rest"))
                && !names.leavesOpen(definition, key)) {
            facts.add(new EncryptionAlgorithm(
                    definition.id(), "", 0, "does not say by which algorithm it encrypts", place(definition, key)));
        }
    }

    private void gap(
            ServiceDefinition definition,
            Regime regime,
            String safeguard,
            @Nullable DataClassification classification) {
        Table metadata = definition.effective().table("metadata");
        String key = "metadata." + safeguard;
        String lack = "";
        switch (safeguard) {
            case "in_transit", "at_rest" -> {
                key = "metadata.encryption." + safeguard;
                lack = isTrue(metadata.table("encryption"), safeguard)
                        ? ""
                        : "does not encrypt them " + safeguard.replace('_', ' ');
            }
            case "audit_logging" -> lack = isTrue(metadata, safeguard) ? "" : "does not log who reads them";
            case "classification" -> {
                key = CLASSIFICATION;
                lack = classification != null && classification.compareTo(DataClassification.CONFIDENTIAL) < 0
                        ? "classifies them as " + classification + ", less than confidential"
                        : "";
            }
            case "retention" -> {
                key = "metadata.retention_days";
                lack = retentionLack(metadata, compliance.retentionDays(regime));
            }
            default -> {}
        }
        if (!lack.isEmpty() && !names.leavesOpen(definition, key)) {
            facts.add(new SafeguardGap(
                    definition.id(), definition.id(), regime, safeguard, key, lack, place(definition, key)));
        }
    }

    private static String retentionLack(Table metadata, int limit) {
        long days = metadata.integer("retention_days").orElse(0);
        return limit > 0 && days > limit ? "keeps them for " + days + " days, more than " + limit : "";
    }

    /** Backups of a service keep its data as well. */
    private void backups(ServiceDefinition definition, Regime regime) {
        String kind = definition.service().type();
        int limit = compliance.retentionDays(regime);
        int days = compliance.backupDays(kind);
        if (limit > 0 && days > limit) {
            facts.add(new SafeguardGap(
                    definition.id(),
                    definition.id(),
                    regime,
                    "retention",
                    "backup:" + kind,
                    "keeps them in backups for " + days + " days, more than " + limit,
                    compliance.backupPlace(kind)));
        }
    }

    private static boolean isTrue(Table table, String key) {
        return table.get(key).orElse(null) instanceof Scalar flag
                && flag.value().equals(true);
    }

    private static SourceLocation place(ServiceDefinition definition, String key) {
        return definition.service().places().of(key);
    }
}
