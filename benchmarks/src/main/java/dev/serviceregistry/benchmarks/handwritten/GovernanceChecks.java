package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.DeprecationGap;
import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.NoticePeriod;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.Sunset;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.Today;
import java.time.LocalDate;

/** What must hold of whom services belong to, of what is said of them, of their ends, and of settings. */
final class GovernanceChecks {

    private final FactIndex facts;
    private final Findings findings;

    GovernanceChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (Ownership ownership : facts.all(Ownership.class)) {
            if (ownership.resolution() == Resolution.MISSING) {
                findings.add("GOV-001", ownership, ownership.lack());
            }
        }
        for (OmittedKey omitted : facts.all(OmittedKey.class)) {
            if (omitted.key().equals("description") || omitted.key().equals("metadata.repository")) {
                findings.add("GOV-012", omitted, "states no " + omitted.key());
            }
        }
        for (MostCriticalTier top : facts.all(MostCriticalTier.class)) {
            runbooks(top.tier());
        }
        for (Today today : facts.all(Today.class)) {
            deprecations(today.date());
            sunsets(today.date());
        }
        for (NoticePeriod period : facts.all(NoticePeriod.class)) {
            notice(period);
        }
        for (SettingConflict conflict : facts.all(SettingConflict.class)) {
            findings.add(
                    "GOV-018",
                    conflict,
                    "is " + conflict.value() + " at " + conflict.source() + " but "
                            + conflict.other().value() + " at "
                            + conflict.other().source() + "; one of them must go");
        }
    }

    private void runbooks(String top) {
        for (OmittedKey omitted : facts.all(OmittedKey.class)) {
            Criticality criticality = facts.criticalities().get(omitted.service());
            if (omitted.key().equals("metadata.runbook")
                    && criticality != null
                    && criticality.tier().equals(top)
                    && facts.isLive(omitted.service())) {
                findings.add("GOV-013", omitted, "is of tier " + top + " and names no runbook");
            }
        }
    }

    private void deprecations(LocalDate today) {
        for (DeprecationGap gap : facts.all(DeprecationGap.class)) {
            Deprecation deprecation = facts.deprecations().get(gap.service());
            if (deprecation != null && !deprecation.since().isAfter(today) && facts.isLive(gap.service())) {
                findings.add("GOV-014", gap, "is deprecated and " + gap.lack());
            }
        }
    }

    private void sunsets(LocalDate today) {
        for (Sunset sunset : facts.all(Sunset.class)) {
            if (sunset.date().isBefore(today) && facts.isLive(sunset.service())) {
                findings.add(
                        "GOV-015",
                        sunset,
                        "was to go after " + sunset.date() + ", and its lifecycle is still "
                                + facts.services().get(sunset.service()).lifecycle());
            }
        }
    }

    private void notice(NoticePeriod period) {
        TierPromise promised = facts.promiseTo(period.service(), Promise.NOTICE);
        if (promised != null && promised.amount() > period.milliseconds() && facts.isLive(period.service())) {
            findings.add(
                    "GOV-017",
                    period,
                    "is deprecated " + period.days() + " days before its sunset, where tier " + promised.tier()
                            + " promises a notice of " + promised.stated());
        }
    }
}
