package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;

import java.util.List;
import java.util.Map;

/** Writes the settings that the policies read. */
final class PolicyText {

    private PolicyText() {}

    /** Every file below policies/, by name. */
    static Map<String, String> files() {
        return Map.of(
                "approvals.toml", approvals(),
                "compliance.toml", compliance(),
                "governance.toml", governance(),
                "security.toml", security(),
                "sla.toml", sla(),
                "waivers.toml", waivers());
    }

    private static String governance() {
        return TomlText.document()
                .table("change_control")
                .texts("breaking_changes_require", List.of("@platform-team", "@security-team"))
                .texts("version_bumps_require", List.of("@maintainer"))
                .texts("config_changes_require", List.of("@ops-team"))
                .table("breaking")
                .value("exempt_experimental", true)
                .table("dependency")
                .value("max_fan_in", 25)
                .table("rules")
                .inline("\"DEP-010\"", entry("severity", "error"))
                .inline("\"DEP-014\"", entry("mode", "on"))
                .toString();
    }

    private static String sla() {
        TomlText text = TomlText.document();
        text.table("tiers").texts("order", PlannedService.TIERS);
        tier(text, "critical", "99.95%", "100ms", "24/7", "5m", "1m", 3, "180d", "30d");
        tier(text, "high", "99.9%", "200ms", "business", "30m", "5m", 2, "120d", "30d");
        tier(text, "medium", "99.5%", "500ms", "business", "4h", "1h", 1, "90d", "14d");
        tier(text, "low", "99%", "2s", "business", "24h", "24h", 1, "30d", "7d");
        return text.toString();
    }

    private static void tier(
            TomlText text,
            String name,
            String availability,
            String response,
            String hours,
            String rto,
            String rpo,
            int replicas,
            String notice,
            String retention) {
        text.table("sla." + name)
                .text("availability", availability)
                .text("response_time_p99", response)
                .text("support_hours", hours)
                .text("rto", rto)
                .text("rpo", rpo)
                .value("min_replicas", replicas)
                .text("notice", notice)
                .text("backup_retention", retention);
    }

    private static String security() {
        return TomlText.document()
                .table("security")
                .text("require_image_digest", "critical")
                .texts("allowed_registries", List.of("ghcr.io/example-org/"))
                .value("forbid_plaintext_secrets", true)
                .value("require_non_root", true)
                .text("require_read_only_root", "critical")
                .value("require_dropped_capabilities", true)
                .value("max_secret_age_days", 90)
                .table("security.tls")
                .text("min_version", "1.2")
                .value("require_ingress_tls", true)
                .toString();
    }

    private static String compliance() {
        return TomlText.document()
                .table("compliance")
                .value("pci_dss_applicable", true)
                .value("hipaa_applicable", true)
                .value("gdpr_applicable", true)
                .texts("controls_in_force", List.of("SOC2:A1.2", "ISO27001:A.8.14"))
                .inline(
                        "encryption",
                        entry("in_transit", "required"),
                        entry("at_rest", "required"),
                        entry("algorithm", "AES-256"))
                .inline("audit", "enabled = true", "retention_days = 2190", "log_all_access = true")
                .table("compliance.gdpr")
                .texts("regions", List.of("eu-west", "eu-central"))
                .value("retention_days", 365)
                .table("compliance.pci_dss")
                .texts("regions", List.of("eu-west", "eu-central"))
                .value("retention_days", 365)
                .table("compliance.hipaa")
                .texts("regions", List.of("eu-west", "eu-central"))
                .value("retention_days", 2190)
                .table("compliance.backup.database")
                .text("every", "1h")
                .value("point_in_time", true)
                .text("restore", "5m")
                .value("retention_days", 30)
                .toString();
    }

    private static String waivers() {
        return TomlText.document()
                .element("waivers")
                .text("rule", "DEP-011")
                .text("subject", "global/" + GlobalService.UNUSED)
                .text("reason", "Kept for the audit of the last year")
                .text("ticket", "OPS-1234")
                .text("approved_by", "@ops-team")
                .value("expires", "2031-12-31")
                .toString();
    }

    /** Of a change that is long merged. */
    private static String approvals() {
        return TomlText.document()
                .element("approvals")
                .text("change", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
                .text("about", "version-changed billing-00000/store")
                .text("team", "@ops-team")
                .text("approved_by", "operations@example.org")
                .value("date", "2026-06-30")
                .toString();
    }
}
