package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Quantity;
import dev.serviceregistry.registry.importer.draft.Resources;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code [services.X.deploy]} and {@code [services.X.metadata]}: how many, how updated, with what resources. */
final class DeploySection {
    private final Keys keys;
    private final Keys deploy;
    private final Map<String, Object> toml = new LinkedHashMap<>();
    private final Resources metadata = new Resources();
    private final String restart;
    private final boolean neverRestarts;
    private final boolean job;
    private @Nullable Long pidsLimit;

    DeploySection(Keys keys) {
        this.keys = keys;
        this.deploy = keys.inner("deploy");
        String mode = deploy.text("mode");
        this.job = mode.endsWith("-job");
        if (mode.equals("global-job")) {
            deploy.note("mode", "a job on every node is written as one job");
        }
        String written = keys.text("restart");
        Keys policy = deploy.inner("restart_policy");
        String condition = policy.text("condition");
        Long attempts = condition.equals("on-failure") ? policy.count("max_attempts") : null;
        policy.finish();
        boolean isStated = deploy.take("restart_policy") != null;
        if (isStated && condition.isEmpty()) {
            deploy.note(
                    "restart_policy",
                    "states no condition, which is any; Compose alone, unlike a swarm, does not restart it then");
        }
        String swarm = switch (condition) {
            case "" -> isStated ? "always" : "";
            case "any" -> "always";
            case "none" -> "no";
            case "on-failure" -> attempts == null || attempts == 0 ? condition : condition + ":" + attempts;
            default -> condition;
        };
        String plain = written.equals("false") ? "no" : written;
        if (!plain.isEmpty() && !swarm.isEmpty() && !plain.equals(swarm)) {
            keys.note("restart", "differs from deploy.restart_policy, which holds");
        }
        String stated = swarm.isEmpty() ? plain : swarm;
        this.neverRestarts = swarm.equals("no");
        this.restart = stated.isEmpty() ? "no" : stated;
        if (mode.equals("global")) {
            toml.put("kind", "daemonset");
        } else if (job) {
            toml.put("kind", "job");
        }
        Long replicas = deploy.number("replicas");
        Long scale = keys.number("scale");
        Toml.put(toml, "replicas", replicas == null ? scale : replicas);
        if (replicas != null && scale != null && !replicas.equals(scale)) {
            keys.note("scale", "differs from deploy.replicas, which holds");
        }
        strategy();
        HealthSection.duration(keys, "stop_grace_period", toml, "termination_grace");
        resources();
        deploy.finish();
    }

    private void strategy() {
        Keys update = deploy.inner("update_config");
        if (update.names().isEmpty()) {
            return;
        }
        Long parallelism = update.number("parallelism");
        Map<String, Object> strategy = new LinkedHashMap<>();
        strategy.put("type", "rolling");
        Object step = parallelism == null ? (Object) 1L : parallelism == 0 ? "100%" : parallelism;
        if (update.text("order").equals("start-first")) {
            strategy.put("max_surge", step);
            strategy.put("max_unavailable", 0L);
        } else {
            strategy.put("max_unavailable", step);
        }
        toml.put("strategy", new TomlWriter.Inline(strategy));
        update.finish();
    }

    private void resources() {
        Keys resources = deploy.inner("resources");
        Keys limits = resources.inner("limits");
        Keys reservations = resources.inner("reservations");
        memory("min_memory_mb", reservations, "mem_reservation");
        memory("max_memory_mb", limits, "mem_limit");
        processors("cpu_request_millicores", reservations, "");
        processors("cpu_limit_millicores", limits, "cpus");
        quota();
        if (!metadata.has("cpu_limit_millicores")) {
            processors("cpu_limit_millicores", limits, "cpu_count");
        }
        pidsLimit = limits.number("pids");
        limits.finish();
        reservations.finish();
        resources.finish();
    }

    private void memory(String name, Keys section, String legacy) {
        String text = section.text("memory");
        String old = keys.text(legacy);
        if (!text.isEmpty()) {
            metadata.put(name, section, "memory", text, Quantity.mebibytes(text));
            if (!old.isEmpty()) {
                keys.note(legacy, "stands in deploy.resources too, which holds");
            }
        } else if (!old.isEmpty()) {
            metadata.put(name, keys, legacy, old, Quantity.mebibytes(old));
        }
    }

    private void processors(String name, Keys section, String legacy) {
        String text = section.text("cpus");
        String old = legacy.isEmpty() ? "" : keys.text(legacy);
        if (!text.isEmpty()) {
            metadata.put(name, section, "cpus", text, Quantity.millicores(text));
            if (!old.isEmpty()) {
                keys.note(legacy, "stands in deploy.resources too, which holds");
            }
        } else if (!old.isEmpty()) {
            metadata.put(name, keys, legacy, old, Quantity.millicores(old));
        }
    }

    /** The older way to limit processors: microseconds of a period. */
    private void quota() {
        Long quota = keys.number("cpu_quota");
        String period = keys.text("cpu_period");
        Quantity length = period.isEmpty() ? new Quantity(100_000, true) : micros(period);
        if (quota == null || quota <= 0 || length == null || length.amount() <= 0) {
            if (!period.isEmpty()) {
                keys.note("cpu_period", "means nothing without cpu_quota; left out");
            }
            return;
        }
        if (metadata.has("cpu_limit_millicores")) {
            keys.note("cpu_quota", "the limit stands in cpus too, which holds");
            return;
        }
        if (quota > 1_000_000_000_000L) {
            keys.note("cpu_quota", "is no such limit; left out");
            return;
        }
        long amount = (quota * 1000 + length.amount() - 1) / length.amount();
        metadata.put(
                "cpu_limit_millicores",
                keys,
                "cpu_quota",
                "",
                new Quantity(amount, quota * 1000 % length.amount() == 0));
    }

    private static @Nullable Quantity micros(String text) {
        if (text.matches("\\d{1,12}")) {
            return new Quantity(Long.parseLong(text), true);
        }
        Quantity thousandths =
                text.matches("\\d{1,9}ms") ? new Quantity(Long.parseLong(text.replace("ms", "")) * 1000, true) : null;
        return text.matches("\\d{1,12}us") ? new Quantity(Long.parseLong(text.replace("us", "")), true) : thousandths;
    }

    String restart() {
        return restart;
    }

    boolean neverRestarts() {
        return neverRestarts;
    }

    boolean isJob() {
        return job;
    }

    @Nullable
    Long pidsLimit() {
        return pidsLimit;
    }

    Map<String, Object> metadata() {
        return metadata.toml();
    }

    Map<String, Object> toml(String type) {
        Map<String, Object> whole = new LinkedHashMap<>();
        if (type.equals("job") && !toml.containsKey("kind")) {
            whole.put("kind", "job");
        }
        whole.putAll(toml);
        return whole;
    }
}
