package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one health check that Compose knows: whether a service is ready, else whether it lives, else whether it has started. */
final class ComposeHealth {

    private static final Map<String, String> DURATIONS = new TreeMap<>(Map.of(
            "period", "interval",
            "timeout", "timeout",
            "initial_delay", "start_period"));

    private final Declared health;
    private final ComposeText text;

    ComposeHealth(Declared health, ComposeText text) {
        this.health = health;
        this.text = text;
    }

    void putInto(Mapping tree) {
        boolean written = false;
        for (String kind : List.of("readiness", "liveness", "startup")) {
            Declared probe = health.get(kind);
            if (written) {
                probe.lose("there is one health check, and another probe has taken its place");
            } else if (probe.get("exec").isPresent()) {
                tree.put("healthcheck", check(probe));
                written = true;
            } else {
                probe.lose("a health check runs a command in the container: state one with exec");
            }
        }
    }

    private Mapping check(Declared probe) {
        List<String> words = probe.get("exec").texts();
        boolean shell = words.size() == 3
                && (words.get(0).equals("/bin/sh") || words.get(0).equals("sh"))
                && words.get(1).equals("-c");
        Sequence test = new Sequence().add(shell ? "CMD-SHELL" : "CMD");
        text.of(shell ? words.subList(2, 3) : words).forEach(test::add);
        Mapping check = new Mapping().put("test", test);
        DURATIONS.forEach((key, name) ->
                probe.get(key).text().ifPresent(duration -> check.put(name, ComposeDuration.of(duration))));
        probe.get("failure_threshold").integer().ifPresent(retries -> check.put("retries", retries));
        return check;
    }
}
