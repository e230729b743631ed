package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.ServicePattern;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.Use;

/** What must hold of files and of what they say of catalogues and settings. */
final class FileChecks {

    private final FactIndex facts;
    private final Findings findings;

    FileChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (Diagnostic mistake : facts.all(Diagnostic.class)) {
            String rule = switch (mistake.kind()) {
                case UNREADABLE -> "SCH-001";
                case UNKNOWN_KEY -> "SCH-002";
                case INVALID_VALUE -> "SCH-003";
                case NEWER_TOML -> "SCH-010";
            };
            findings.add(rule, mistake, mistake.message());
        }
        for (CatalogVersion version : facts.all(CatalogVersion.class)) {
            boolean changed = !version.stated().isEmpty() && !version.stated().equals(version.actual());
            if (changed && version.status() != CatalogStatus.DRAFT) {
                findings.add(
                        "SCH-011",
                        version,
                        "was released with the SHA-256 " + version.stated() + ", but now there is " + version.actual());
            }
        }
        for (CatalogPin pin : facts.all(CatalogPin.class)) {
            if (pin.status() == CatalogStatus.UNLISTED
                    || pin.status() == CatalogStatus.DRAFT
                    || pin.status() == CatalogStatus.RETIRED) {
                findings.add("SCH-015", pin, "pins catalogue version " + pin.version() + ", which is " + pin.status());
            }
        }
        for (ServicePattern pattern : facts.all(ServicePattern.class)) {
            if (pattern.services() == 0) {
                findings.add("SCH-016", pattern, "has no service, but a pattern needs at least one");
            }
        }
        for (Use use : facts.all(Use.class)) {
            if (use.resolution() == Resolution.MISSING) {
                findings.add(
                        "SCH-018", use, "uses " + use.name() + ", which the catalogue does not define" + use.advice());
            }
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
}
