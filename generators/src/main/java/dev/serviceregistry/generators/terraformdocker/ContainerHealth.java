package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.docker.ComposeDuration;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one health check that Docker knows: whether a service is ready, else whether it lives, else whether it has started. */
final class ContainerHealth {

    private static final List<String> KINDS = List.of("readiness", "liveness", "startup");

    private static final Map<String, String> DURATIONS = new TreeMap<>(Map.of(
            "period", "interval",
            "timeout", "timeout",
            "initial_delay", "start_period"));

    private final Declared health;
    private final ModuleText text;

    ContainerHealth(Declared health, ModuleText text) {
        this.health = health;
        this.text = text;
    }

    /** Whether there is a check to wait for. */
    static boolean isChecked(Declared health) {
        return KINDS.stream().anyMatch(kind -> health.get(kind).get("exec").isPresent());
    }

    void write(Body container) {
        boolean written = false;
        for (String kind : KINDS) {
            Declared probe = health.get(kind);
            if (written) {
                probe.lose("there is one health check, and another probe has taken its place");
            } else if (probe.get("exec").isPresent()) {
                check(probe, container.block("healthcheck"));
                written = true;
            } else {
                probe.lose("a health check runs a command in the container: state one with exec");
            }
        }
    }

    private void check(Declared probe, Body check) {
        List<Declared> words = probe.get("exec").items();
        boolean shell = words.size() == 3
                && List.of("/bin/sh", "sh").contains(words.get(0).text(""))
                && words.get(1).text("").equals("-c");
        Sequence test = new Sequence().add(new Text(shell ? "CMD-SHELL" : "CMD"));
        probe.get("exec").skip();
        (shell ? words.subList(2, 3) : words)
                .forEach(word -> test.add(text.of(word).tree()));
        check.put("test", test);
        DURATIONS.forEach((key, name) ->
                probe.get(key).text().ifPresent(duration -> check.put(name, ComposeDuration.of(duration))));
        probe.get("failure_threshold").integer().ifPresent(retries -> check.put("retries", retries));
    }
}
