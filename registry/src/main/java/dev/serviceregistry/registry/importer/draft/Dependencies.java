package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service needs: what it waits for, what it can do without, whom it calls, and which contracts it knows. */
public final class Dependencies {
    private final Map<String, String> requires = new LinkedHashMap<>();
    private final Set<String> optional = new LinkedHashSet<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final Set<String> consumes = new LinkedHashSet<>();
    private final Set<String> provides = new LinkedHashSet<>();

    /**
     * Adds a service that must be there before.
     *
     * @param condition {@code started}, {@code healthy} or {@code completed}; a stronger one replaces {@code started}
     */
    public void require(String id, String condition) {
        if (!requires.containsKey(id) || !condition.equals("started")) {
            requires.put(id, condition);
        }
    }

    /** Adds a service that may be missing. */
    public void optional(String id) {
        optional.add(id);
    }

    /** Adds services that are called at run time, unless they are there already in another way. */
    public void call(Set<String> ids) {
        for (String id : ids) {
            if (!requires.containsKey(id) && !optional.contains(id)) {
                calls.add(id);
            }
        }
    }

    /** Adds a contract that is used. */
    public void consume(String contract) {
        consumes.add(contract);
    }

    /** Adds a contract that is offered. */
    public void provide(String contract) {
        provides.add(contract);
    }

    /** How many services it states that it needs. */
    public int declared() {
        return requires.size() + optional.size();
    }

    /** How many services it calls. */
    public int called() {
        return calls.size();
    }

    /** The table; empty when there is nothing to say. */
    public Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        requires.forEach((id, condition) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("service", id);
            entry.put("condition", condition);
            required.add(condition.equals("started") ? id : new TomlWriter.Inline(entry));
        });
        Toml.put(toml, "requires", required);
        Toml.put(
                toml,
                "optional",
                optional.stream().filter(id -> !requires.containsKey(id)).toList());
        Toml.put(toml, "calls", List.copyOf(calls));
        Toml.put(toml, "consumes", List.copyOf(consumes));
        Toml.put(toml, "provides", List.copyOf(provides));
        return toml;
    }
}
