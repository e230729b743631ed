package dev.serviceregistry.registry.schema;

import static dev.serviceregistry.registry.schema.Shapes.COUNT;
import static dev.serviceregistry.registry.schema.Shapes.DAY;
import static dev.serviceregistry.registry.schema.Shapes.DURATION;
import static dev.serviceregistry.registry.schema.Shapes.FLAG;
import static dev.serviceregistry.registry.schema.Shapes.HANDLE;
import static dev.serviceregistry.registry.schema.Shapes.HANDLES;
import static dev.serviceregistry.registry.schema.Shapes.NAME;
import static dev.serviceregistry.registry.schema.Shapes.NAMES;
import static dev.serviceregistry.registry.schema.Shapes.PERCENT;
import static dev.serviceregistry.registry.schema.Shapes.TEXT;
import static dev.serviceregistry.registry.schema.Shapes.TEXTS;
import static dev.serviceregistry.registry.schema.Shapes.document;
import static dev.serviceregistry.registry.schema.Shapes.either;
import static dev.serviceregistry.registry.schema.Shapes.fields;
import static dev.serviceregistry.registry.schema.Shapes.listOf;
import static dev.serviceregistry.registry.schema.Shapes.mapOf;
import static dev.serviceregistry.registry.schema.Shapes.oneOf;
import static dev.serviceregistry.registry.schema.Shapes.text;

/** The schema of the settings that the policies are judged by; every file below policies/ may hold any of them. */
final class SchemaOfPolicies {

    private SchemaOfPolicies() {}

    static Shape.Fields policies() {
        return document()
                .with(
                        "change_control",
                        fields().all(
                                        HANDLES,
                                        "breaking_changes_require",
                                        "version_bumps_require",
                                        "config_changes_require",
                                        "emergency_changes_require")
                                .with("approval_sources", listOf(oneOf("trailer", "file", "review"))))
                .with("sla", mapOf(tier()))
                .with("tiers", fields().with("order", NAMES))
                .with("security", security())
                .with("dependency", fields().with("max_fan_in", COUNT))
                .with("breaking", fields().with("exempt_experimental", FLAG))
                .with("compliance", compliance())
                .with(
                        "rules",
                        mapOf(fields().with("mode", oneOf("on", "off"))
                                .with("severity", oneOf("error", "warning", "note"))))
                .with("waivers", listOf(waiver()))
                .with("approvals", listOf(approval()));
    }

    private static Shape tier() {
        return fields().with("availability", PERCENT)
                .all(DURATION, "response_time_p99", "rto", "rpo", "notice", "backup_retention")
                .with("support_hours", text(Format.SUPPORT_HOURS))
                .with("min_replicas", COUNT);
    }

    private static Shape security() {
        Shape demand = either(FLAG, NAME);
        return fields().all(
                        demand,
                        "require_image_digest",
                        "require_non_root",
                        "require_read_only_root",
                        "require_dropped_capabilities")
                .with("allowed_registries", TEXTS)
                .with("forbid_plaintext_secrets", FLAG)
                .with("max_secret_age_days", COUNT)
                .with("vulnerability_severity", oneOf("critical", "high", "medium", "low"))
                .with(
                        "tls",
                        fields().with("min_version", text(Format.TLS_VERSION)).with("require_ingress_tls", FLAG));
    }

    private static Shape compliance() {
        Shape demand = oneOf("required", "recommended", "optional");
        Shape regime = fields().with("regions", NAMES).with("retention_days", COUNT);
        return fields().all(FLAG, "pci_dss_applicable", "hipaa_applicable", "gdpr_applicable")
                .with("controls_in_force", listOf(text(Format.CONTROL)))
                .with(
                        "encryption",
                        fields().all(demand, "in_transit", "at_rest").with("algorithm", TEXT))
                .with("audit", fields().all(FLAG, "enabled", "log_all_access").with("retention_days", COUNT))
                .all(regime, "gdpr", "pci_dss", "hipaa")
                .with(
                        "backup",
                        mapOf(fields().all(DURATION, "every", "restore")
                                .with("point_in_time", FLAG)
                                .with("retention_days", COUNT)));
    }

    private static Shape approval() {
        Shape emergency = fields().must("reason", TEXT).must("ticket", TEXT).must("review_by", DAY);
        return fields().must("change", text(Format.FINGERPRINT))
                .must("team", HANDLE)
                .must("approved_by", TEXT)
                .must("date", DAY)
                .all(TEXT, "about", "commit", "evidence")
                .with("emergency", emergency);
    }

    private static Shape waiver() {
        return fields().all(NAME, "rule", "fingerprint")
                .all(TEXT, "subject", "reason", "ticket")
                .with("approved_by", HANDLE)
                .with("expires", DAY);
    }
}
