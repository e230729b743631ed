package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AllowedRegistries;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.IngressTlsDemand;
import dev.serviceregistry.facts.NonRootDemand;
import dev.serviceregistry.facts.PlaintextSecretBan;
import dev.serviceregistry.facts.SecurityDemand;
import dev.serviceregistry.facts.SecurityMeasure;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VulnerabilitySeverity;
import dev.serviceregistry.facts.VulnerabilityThreshold;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** States what the settings of the table {@code security} demand. */
final class SecuritySettings {

    private static final String TABLE = "security.";

    private final Settings settings;
    private final List<Fact> facts;

    SecuritySettings(Settings settings, List<Fact> facts) {
        this.settings = settings;
        this.facts = facts;
    }

    void state() {
        for (SecurityMeasure measure : SecurityMeasure.values()) {
            demand(measure);
        }
        if (!settings.allowedRegistries().isEmpty()) {
            facts.add(
                    new AllowedRegistries(settings.allowedRegistries(), settings.source(TABLE + "allowed_registries")));
        }
        if (settings.text(TABLE + "tls.require_ingress_tls").equals("true")) {
            facts.add(new IngressTlsDemand(settings.source(TABLE + "tls.require_ingress_tls")));
        }
        if (!settings.text(TABLE + "forbid_plaintext_secrets").equals("false")) {
            facts.add(new PlaintextSecretBan(settings.source(TABLE + "forbid_plaintext_secrets")));
        }
        vulnerabilities();
    }

    /** Only what is critical, unless a file says otherwise; nothing while nobody can know what it says. */
    private void vulnerabilities() {
        String key = TABLE + "vulnerability_severity";
        String written = settings.text(key);
        if (!settings.isUnknown(key)) {
            VulnerabilitySeverity severity = written.isEmpty()
                    ? VulnerabilitySeverity.CRITICAL
                    : VulnerabilitySeverity.valueOf(written.toUpperCase(Locale.ROOT));
            facts.add(new VulnerabilityThreshold(severity, settings.source(key)));
        }
    }

    /** A measure is demanded of all services, of none, or of those of a tier and of the tiers above it. */
    private void demand(SecurityMeasure measure) {
        String key = TABLE + measure;
        String written = settings.text(key);
        String setting = measure + " = " + (written.isEmpty() ? "false" : written);
        SourceLocation source = settings.source(key);
        boolean ofAll = written.equals("true");
        int lowest = settings.tiers().indexOf(written);
        Set<String> tiers = new LinkedHashSet<>(settings.tiers());
        for (String tier : tiers) {
            boolean demanded = ofAll || settings.tiers().indexOf(tier) <= lowest;
            state(new SecurityDemand(measure, tier, demanded, setting, source));
        }
        if (!tiers.contains("")) {
            state(new SecurityDemand(measure, "", ofAll, setting, source));
        }
    }

    /** Who says that it is root is judged whatever is set. */
    private void state(SecurityDemand demand) {
        facts.add(demand);
        if (demand.measure() != SecurityMeasure.NON_ROOT) {
            return;
        }
        String wanted = demand.demanded() ? demand.setting() + " demands" : "every container needs";
        facts.add(new NonRootDemand(demand.tier(), "root", wanted, demand.source()));
        if (demand.demanded()) {
            facts.add(new NonRootDemand(demand.tier(), "other", wanted, demand.source()));
        }
    }
}
