package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;
import static dev.serviceregistry.benchmarks.generator.TomlText.inlined;
import static dev.serviceregistry.benchmarks.generator.TomlText.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one service of a project depends on: services before it in its project, the catalogue, and projects before its own. */
final class Wiring {

    private final Plan plan;
    private final int project;
    private final PlannedService service;
    private final Chance chance;
    private final Map<String, String> requires = new LinkedHashMap<>();
    private final Map<String, String> optional = new LinkedHashMap<>();
    private final Map<String, String> calls = new LinkedHashMap<>();
    private final List<String> consumes = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    /** For how much of the time what it requires may be unavailable, in millionths: never more than the service itself. */
    private long downtime;

    Wiring(Plan plan, int project, PlannedService service) {
        this.plan = plan;
        this.project = project;
        this.service = service;
        this.chance = Chance.of(plan.size().seed(), project, service.index(), 1);
        boolean inCycle = plan.beginsCycle(project, service.index()) || plan.beginsCycle(project, service.index() - 1);
        // A defect may bring one more of the catalogue; who is in a circle requires no others.
        this.downtime = inCycle ? service.downtime() : GlobalService.DOWNTIME;
        int wanted = plan.size().dependencies();
        for (int attempt = 0; attempt < 6 * wanted && written() < wanted; attempt++) {
            depend();
        }
        if (chance.in100(5)) {
            conflicts.add("memcached");
        }
        if (plan.beginsCycle(project, service.index() - 1)) {
            String before = plan.service(project, service.index() - 1).id();
            require(before, quoted(before));
        }
        plant(plan.defect(project, service.index()));
    }

    /** What its environment takes from services, as written, by variable. */
    Map<String, String> variables() {
        return variables;
    }

    void write(TomlText text) {
        String contract = service.contract();
        text.table("services." + service.id() + ".dependencies");
        list(text, "requires", requires.values());
        list(text, "optional", optional.values());
        list(text, "calls", calls.values());
        if (!consumes.isEmpty()) {
            text.texts("consumes", consumes);
        }
        if (!contract.isEmpty()) {
            text.texts("provides", List.of(contract));
        }
        if (!conflicts.isEmpty()) {
            text.texts("conflicts", conflicts);
        }
    }

    private static void list(TomlText text, String key, Iterable<String> entries) {
        String joined = String.join(", ", entries);
        if (!joined.isEmpty()) {
            text.value(key, "[" + joined + "]");
        }
    }

    private int written() {
        return requires.size() + optional.size() + calls.size();
    }

    private boolean knows(String name) {
        return requires.containsKey(name) || optional.containsKey(name) || calls.containsKey(name);
    }

    private void depend() {
        int choice = chance.below(20);
        if (choice < 10 && service.index() > 0) {
            onOwn(plan.service(project, chance.below(service.index())));
        } else if (choice < 13 && project > 0) {
            // Most talk to few others: the nearest projects before their own.
            int other = project - 1 - chance.below(Math.min(project, 12));
            onForeign(plan.service(other, 2 + chance.below(2)));
        } else {
            List<GlobalService> uses = plan.uses(project);
            onGlobal(uses.get(chance.below(uses.size())));
        }
    }

    private void onOwn(PlannedService target) {
        if (!target.isReliable() || target.rank() > service.rank() || knows(target.id())) {
            return;
        }
        if (target.isJob()) {
            require(target.id(), inlined(entry("service", target.id()), entry("condition", "completed")));
        } else if (target.isReachable() && (chance.in100(45) || !bears(target.downtime()))) {
            calls.put(target.id(), quoted(target.id()));
            consume(target.contract());
            if (chance.in100(50)) {
                take("URL", target.id(), entry("value", "url"));
            }
        } else if (!bears(target.downtime())) {
            return;
        } else if (chance.in100(30)) {
            downtime += target.downtime();
            require(
                    target.id(),
                    inlined(
                            entry("service", target.id()),
                            entry("version", ">=" + target.version() + " <" + (major(target) + 1)),
                            entry("condition", "healthy")));
        } else {
            downtime += target.downtime();
            require(target.id(), quoted(chance.in100(60) ? target.id() + "@" + target.range() : target.id()));
            consume(target.contract());
        }
    }

    private static int major(PlannedService target) {
        return Integer.parseInt(Versions.major(target.version()));
    }

    private void onForeign(PlannedService target) {
        String name = target.identity();
        if (!target.isReliable() || target.rank() > service.rank() || knows(name)) {
            return;
        }
        if (chance.in100(70) || !bears(target.downtime())) {
            calls.put(name, quoted(name));
        } else {
            downtime += target.downtime();
            require(name, quoted(name + "@" + target.range()));
        }
        consume(target.contract());
    }

    private void onGlobal(GlobalService target) {
        if (!target.isRecommended() || knows(target.id())) {
            return;
        }
        if (target.isStateful() && !bears(GlobalService.DOWNTIME)) {
            return;
        }
        if (target.isStateful()) {
            downtime += GlobalService.DOWNTIME;
            boolean waits = chance.in100(30);
            require(
                    target.id(),
                    waits
                            ? inlined(
                                    entry("service", target.id()),
                                    entry("version", target.range()),
                                    entry("condition", "healthy"))
                            : quoted(target.id() + "@" + target.range()));
            take("HOST", target.id());
            if (chance.in100(50)) {
                take("ADDRESS", target.id(), entry("value", "host:port"));
            }
        } else if (chance.in100(30)) {
            optional.put(target.id(), quoted(target.id()));
        } else {
            calls.put(target.id(), quoted(target.id()));
            consume(target.contract());
        }
    }

    /** Whether it keeps what it promises when it requires one more service that is unavailable for so long. */
    private boolean bears(int more) {
        return downtime + more <= service.downtime();
    }

    private void require(String name, String written) {
        calls.remove(name);
        optional.remove(name);
        requires.put(name, written);
    }

    /** Has a variable take something from a service. */
    private void take(String what, String service, String... more) {
        List<String> entries = new ArrayList<>(List.of(entry("from_service", service)));
        entries.addAll(List.of(more));
        String name = service.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
        variables.put(name, inlined(entries.toArray(String[]::new)));
    }

    private void consume(String contract) {
        if (!contract.isEmpty() && !consumes.contains(contract)) {
            consumes.add(contract);
        }
    }

    private void plant(@Nullable Defect defect) {
        if (defect == null) {
            return;
        }
        switch (defect) {
            case LOST_REQUIREMENT -> require("no-such-service", quoted("no-such-service"));
            case SELF_REQUIREMENT -> require(service.id(), quoted(service.id()));
            case VERSION_UNSATISFIED -> require("postgres", quoted("postgres@^3"));
            case RETIRED_REQUIREMENT -> require(GlobalService.RETIRED, quoted(GlobalService.RETIRED));
            case DEPRECATED_REQUIREMENT -> require(GlobalService.DEPRECATED, quoted(GlobalService.DEPRECATED));
            case UNMET_CONDITION ->
                require("postgres", inlined(entry("service", "postgres"), entry("condition", "completed")));
            case LOST_OPTION -> optional.put("no-such-service", quoted("no-such-service"));
            case LOST_CONTRACT -> consumes.add("no-such-contract@9");
            case LOST_VARIABLE -> take("HOST", "no-such-service");
            case CONFLICT -> conflicts.add(plan.uses(project).get(0).id());
            case START_CYCLE -> {
                String next = plan.service(project, service.index() + 1).id();
                require(next, quoted(next));
            }
            case PRIVATE_CALL -> call(plan.privateOf(project - 1, service.rank()), true);
            case LOWER_CRITICALITY -> call(plan.lower(project, service), false);
            default -> {
                // Planted where the rest of the service is written.
            }
        }
    }

    private void call(@Nullable PlannedService target, boolean foreign) {
        if (target != null) {
            String name = foreign ? target.identity() : target.id();
            calls.put(name, quoted(name));
        }
    }
}
