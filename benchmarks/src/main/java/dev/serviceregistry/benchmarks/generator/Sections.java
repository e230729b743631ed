package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;
import static dev.serviceregistry.benchmarks.generator.TomlText.inlined;
import static dev.serviceregistry.benchmarks.generator.TomlText.quoted;

import java.util.List;

/** The tables that services of projects and of the catalogue have alike. */
final class Sections {

    private Sections() {}

    /** A container as careful people run it; its table stays open for more. */
    static void container(TomlText text, String service, String image, String tag, Chance chance) {
        text.table(service + ".container")
                .text("image", image)
                .text("tag", tag)
                .text("digest", "sha256:" + chance.hex(64))
                .text("user", "10001")
                .value("read_only_root", true)
                .texts("capabilities_drop", List.of("ALL"))
                .texts("security_opt", List.of("no-new-privileges:true"))
                .text("restart", "on-failure:5")
                .value("pids_limit", 200)
                .texts("tmpfs", List.of("/tmp"));
    }

    static void secret(TomlText text, String service, String name, String place) {
        text.table(service + ".secrets." + name)
                .text("provider", "vault")
                .text("path", "kv/data/" + place)
                .texts("keys", List.of("password"))
                .value("rotation_days", 30);
    }

    static void health(TomlText text, String service, boolean reachable, boolean byTool) {
        text.table(service + ".health");
        if (byTool) {
            String check = "exec = " + quoted(List.of("/usr/local/bin/healthy"));
            text.inline("liveness", check, entry("period", "10s"), entry("timeout", "3s"), "failure_threshold = 6")
                    .inline("readiness", check, entry("period", "5s"), "success_threshold = 1")
                    .inline("startup", check, entry("initial_delay", "5s"));
        } else if (reachable) {
            text.inline(
                            "liveness",
                            "http_get = " + inlined(entry("path", "/health/live"), entry("port", "main")),
                            entry("period", "10s"),
                            entry("timeout", "2s"),
                            "failure_threshold = 3",
                            entry("initial_delay", "5s"))
                    .inline(
                            "readiness",
                            "http_get = "
                                    + inlined(
                                            entry("path", "/health/ready"),
                                            entry("port", "main"),
                                            entry("scheme", "HTTP"),
                                            entry("host", "127.0.0.1"),
                                            "headers = " + inlined(entry("Accept", "application/json"))));
        } else {
            text.inline(
                            "liveness",
                            "tcp_socket = " + inlined(entry("port", "metrics"), entry("host", "127.0.0.1")),
                            entry("period", "10s"))
                    .inline("readiness", "grpc = " + inlined(entry("port", "metrics"), entry("service", "health")));
        }
    }

    static void volume(TomlText text, String service, String name, String mount, String type, String more) {
        text.table(service + ".volumes." + name).text("mount", mount).text("type", type);
        int equals = more.indexOf(" = ");
        text.value(more.substring(0, equals), more.substring(equals + 3)).text("propagation", "private");
    }

    static void objective(TomlText text, String service, String job, String objective) {
        text.table(service + ".slo.availability")
                .text("objective", objective)
                .text("description", "Requests of " + job + " that are answered")
                .text("window", "30d")
                .inline(
                        "indicator",
                        "good = 'sum(rate(http_requests_total{job=\"" + job + "\",code!~\"5..\"}[5m]))'",
                        "total = 'sum(rate(http_requests_total{job=\"" + job + "\"}[5m]))'");
    }
}
