package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The one health check that Docker knows: whether a service is ready, else whether it lives, else whether it has started.
 *
 * @param probe the declared probe, which runs a command in the container
 */
public record HealthCheck(Declared probe) {

    private static final List<String> KINDS = List.of("readiness", "liveness", "startup");

    private static final Map<String, String> DURATIONS = new TreeMap<>(Map.of(
            "period", "interval",
            "timeout", "timeout",
            "initial_delay", "start_period"));

    /** Takes the check from the probes of a service; those that have no place beside it are lost. */
    public static Optional<HealthCheck> of(Declared health) {
        Optional<HealthCheck> check = Optional.empty();
        for (String kind : KINDS) {
            Declared probe = health.get(kind);
            if (check.isPresent()) {
                probe.lose("there is one health check, and another probe has taken its place");
            } else if (isCommand(probe)) {
                check = Optional.of(new HealthCheck(probe));
            } else {
                probe.lose("a health check runs a command in the container: state one with exec");
            }
        }
        return check;
    }

    /** Whether a service declares a check. */
    public static boolean isDeclared(Declared health) {
        return KINDS.stream().anyMatch(kind -> isCommand(health.get(kind)));
    }

    /** Whether a service may have a check: one that it declares, or one of its image where it declares no probe at all. */
    static boolean isPossible(Declared health) {
        return isDeclared(health)
                || KINDS.stream().noneMatch(kind -> health.get(kind).isPresent());
    }

    private static boolean isCommand(Declared probe) {
        return probe.get("exec").isPresent();
    }

    /** How the words are run: {@code CMD} as they stand, {@code CMD-SHELL} by a shell. */
    public String form() {
        return isShell() ? "CMD-SHELL" : "CMD";
    }

    private boolean isShell() {
        List<Declared> words = probe.get("exec").items();
        return words.size() == 3
                && List.of("/bin/sh", "sh").contains(words.get(0).text(""))
                && words.get(1).text("").equals("-c");
    }

    /** The command and its arguments; for a shell the line that it runs. */
    public List<Declared> words() {
        probe.get("exec").skip();
        List<Declared> words = probe.get("exec").items();
        return isShell() ? words.subList(2, 3) : words;
    }

    /** The declared times by what Docker calls them. */
    public Map<String, String> times() {
        Map<String, String> times = new LinkedHashMap<>();
        DURATIONS.forEach((key, name) ->
                probe.get(key).text().ifPresent(duration -> times.put(name, ComposeDuration.of(duration))));
        return times;
    }

    /** After how many failures in a row a container is ill. */
    public OptionalLong retries() {
        return probe.get("failure_threshold").integer();
    }
}
