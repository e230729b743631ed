package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Rules that are evaluated one after the other. */
final class Group {

    private final String name;
    private final Sequence rules = new Sequence();
    private final List<Alert> alerts = new ArrayList<>();

    Group(String name) {
        this.name = name;
    }

    /** Adds a recording. */
    void record(String series, String query, Mapping labels) {
        rules.add(new Mapping().put("record", series).put("expr", query).put("labels", labels));
    }

    void add(Alert alert) {
        rules.add(alert.rule());
        alerts.add(alert);
    }

    List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    Mapping tree() {
        return new Mapping().put("name", name).put("rules", rules);
    }
}
