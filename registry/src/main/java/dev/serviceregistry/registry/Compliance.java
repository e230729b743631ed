package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AuditRetention;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.EncryptionDemand;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Regime;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.values.Algorithms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which regimes are in force and what they demand, by setting or by their own word. */
final class Compliance {

    /** PCI DSS 10.5.1: twelve months. */
    private static final int PCI_DSS_AUDIT_DAYS = 365;

    /** 164.316(b)(2)(i): six years. */
    private static final int HIPAA_AUDIT_DAYS = 2190;

    private final Settings settings;

    Compliance(Settings settings) {
        this.settings = settings;
    }

    /** A regime's key in the settings. */
    static String key(Regime regime) {
        return switch (regime) {
            case PCI_DSS -> "pci_dss";
            case HIPAA -> "hipaa";
            case GDPR -> "gdpr";
        };
    }

    /** The category of data that a regime is about. */
    static String category(Regime regime) {
        return switch (regime) {
            case PCI_DSS -> "cardholder";
            case HIPAA -> "health";
            case GDPR -> "personal";
        };
    }

    boolean isInForce(Regime regime) {
        return settings.isTrue("compliance." + key(regime) + "_applicable");
    }

    /** The safeguards that a regime demands for its data. */
    List<String> safeguards(Regime regime) {
        return safeguards(regime, this::isRequired);
    }

    /** The same where settings say of the directions of encryption which are required. */
    static List<String> safeguards(Regime regime, Predicate<String> isRequired) {
        List<String> safeguards = new ArrayList<>();
        for (String direction : DataFacts.DIRECTIONS) {
            if (regime != Regime.GDPR || isRequired.test(direction)) {
                safeguards.add(direction);
            }
        }
        if (regime == Regime.GDPR) {
            safeguards.add("retention");
        } else {
            safeguards.add("audit_logging");
        }
        safeguards.add("classification");
        safeguards.add("regions");
        return safeguards;
    }

    private boolean isRequired(String direction) {
        String key = "compliance.encryption." + direction;
        return settings.text(key).equals("required") && !settings.isUnknown(key);
    }

    /** For how many days a regime lets its data be kept; 0 when nothing is set. */
    int retentionDays(Regime regime) {
        String key = "compliance." + key(regime) + ".retention_days";
        return settings.isUnknown(key) ? 0 : settings.count(key, 0);
    }

    /** For how many days backups of a kind are kept; 0 when nothing is set. */
    int backupDays(String kind) {
        String key = "compliance.backup." + kind + ".retention_days";
        return settings.isUnknown(key) ? 0 : settings.count(key, 0);
    }

    /** Where it is set for how many days backups of a kind are kept. */
    SourceLocation backupPlace(String kind) {
        return settings.source("compliance.backup." + kind + ".retention_days");
    }

    /** The regions to which a regime confines its data; none when it does not. */
    List<String> regions(Regime regime) {
        String key = "compliance." + key(regime) + ".regions";
        return settings.isUnknown(key) ? List.of() : settings.texts(key);
    }

    /** States what the settings demand. */
    void state(List<Fact> facts) {
        String algorithm = settings.text("compliance.encryption.algorithm");
        if (!algorithm.isBlank()) {
            String name = Algorithms.name(algorithm);
            int bits = Algorithms.bits(name);
            facts.add(new EncryptionDemand(
                    name,
                    bits == 0 ? Integer.MAX_VALUE : bits,
                    bits == 0 ? algorithm + ", which is no known algorithm" : algorithm,
                    settings.source("compliance.encryption.algorithm")));
        }
        auditRetention(Regime.PCI_DSS, PCI_DSS_AUDIT_DAYS, facts);
        auditRetention(Regime.HIPAA, HIPAA_AUDIT_DAYS, facts);
        String controls = "compliance.controls_in_force";
        List<SourceLocation> places = settings.places(controls);
        for (int i = 0; i < places.size(); i++) {
            facts.add(new ControlInForce(settings.texts(controls).get(i), places.get(i)));
        }
    }

    private void auditRetention(Regime regime, int byItself, List<Fact> facts) {
        String demand = "compliance." + key(regime) + ".retention_days";
        String kept = "compliance.audit.retention_days";
        String enabled = "compliance.audit.enabled";
        if (!isInForce(regime) || settings.isUnknown(demand)) {
            return;
        }
        boolean isOff = settings.text(enabled).equals("false");
        int days = isOff ? 0 : settings.count(kept, 0);
        int demanded = settings.count(demand, byItself);
        boolean mayBeOff = settings.isUnknown(enabled) && days >= demanded;
        if (!isOff && (settings.isUnknown(kept) || mayBeOff)) {
            return;
        }
        String place = isOff ? enabled : settings.isStated(kept) ? kept : "compliance." + key(regime) + "_applicable";
        facts.add(new AuditRetention(
                regime,
                key(regime),
                demanded,
                days,
                isOff ? "not kept" : settings.isStated(kept) ? "kept for " + days + " days" : "kept for no stated time",
                settings.source(place)));
    }
}
