package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Answer;
import dev.serviceregistry.oracle.World.Definition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the family dependency must find, worked out from the model alone. */
final class DependencyOracle {

    private final World world;
    private final List<Expected> found = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A written dependency and what it leads to. */
    private record Edge(Definition from, String kind, String name, String range, String condition, Answer answer) {

        Optional<Definition> target() {
            return answer instanceof Answer.Found found ? Optional.of(found.target()) : Optional.empty();
        }

        boolean requires() {
            return kind.equals("requires");
        }

        String element() {
            return "dependencies." + kind + ":" + name;
        }
    }

    DependencyOracle(World world) {
        this.world = world;
        for (Definition definition : world.definitions()) {
            collect(definition);
        }
    }

    List<Expected> findings() {
        edges.forEach(this::existence);
        world.definitions().forEach(this::joined);
        world.readableProjects().forEach(this::joined);
        edges.forEach(edge -> edge.target().ifPresent(target -> judge(edge, target)));
        startOrder();
        world.readableProjects().forEach(this::conflicts);
        if (world.repository().head().readable()) {
            world.repository().head().services().keySet().forEach(this::catalogue);
        }
        contracts();
        fanIn();
        return found;
    }

    private void collect(Definition definition) {
        Tree dependencies = definition.effective().table("dependencies");
        Set<Definition> named = new HashSet<>();
        for (String kind : List.of("requires", "optional", "calls")) {
            for (Object item : dependencies.list(kind)) {
                String name;
                String range;
                String condition = "started";
                if (item instanceof Tree table) {
                    name = table.text("service").orElseThrow();
                    range = table.text("version").orElse("");
                    condition = table.text("condition").orElse("started");
                } else {
                    String[] parts = ((String) item).split("@", 2);
                    name = parts[0];
                    range = parts.length > 1 ? parts[1] : "";
                }
                Edge edge =
                        new Edge(definition, kind, name, range, condition, world.resolve(definition.context(), name));
                edge.target().ifPresent(named::add);
                edges.add(edge);
            }
        }
        // A reference to a service that is named nowhere else, by whichever of its names, is a call; when it leads
        // nowhere, SCH-012 says so.
        for (Object value : definition.effective().table("env").entries().values()) {
            if (value instanceof Tree table && table.has("from_service")) {
                String name = table.text("from_service").orElseThrow();
                Answer answer = world.resolve(definition.context(), name);
                if (answer instanceof Answer.Found found && named.add(found.target())) {
                    edges.add(new Edge(definition, "calls", name, "", "started", answer));
                }
            }
        }
    }

    /** Containers that run in what belongs to another one. */
    private void joined(Definition definition) {
        Optional<Project> project = world.project(definition.context());
        joins(definition).forEach((key, name) -> {
            Answer answer = world.resolve(definition.context(), name);
            boolean elsewhere = project.isPresent() && runsElsewhere(answer, project.get());
            if (answer instanceof Answer.Missing || elsewhere) {
                add("DEP-016", definition.identity(), key);
            }
            boolean isTold = world.base(definition)
                    .filter(base -> joinsItself(base, joins(base).getOrDefault(key, "")))
                    .isPresent();
            if (joinsItself(definition, name) && !isTold) {
                add("SCH-003", definition.identity(), key);
            }
        });
    }

    private boolean joinsItself(Definition definition, String name) {
        return world.find(definition.context(), name).filter(definition::equals).isPresent();
    }

    /** Services of the catalogue that a project runs without what their containers run in. */
    private void joined(Project project) {
        world.runs(project).forEach((id, definition) -> {
            if (definition.context().startsWith(World.HEAD)) {
                joins(definition).forEach((key, name) -> {
                    if (runsElsewhere(world.resolve(project.name(), name), project)) {
                        add("DEP-016", project.name() + "/" + id, key);
                    }
                });
            }
        });
    }

    private boolean runsElsewhere(Answer answer, Project project) {
        return answer instanceof Answer.Found found && !world.runs(project).containsValue(found.target());
    }

    private static Map<String, String> joins(Definition definition) {
        Map<String, String> joins = new TreeMap<>();
        for (String key : List.of("container.network_mode", "container.pid", "container.ipc", "deploy.sidecar_of")) {
            String written = definition.effective().text(key).orElse("");
            String name = key.equals("deploy.sidecar_of") ? written : written.replaceFirst("^service:", "");
            if (!name.isEmpty() && (key.equals("deploy.sidecar_of") || !name.equals(written))) {
                joins.put(key, name);
            }
        }
        return joins;
    }

    private void existence(Edge edge) {
        if (edge.answer() instanceof Answer.Missing) {
            add(edge.kind().equals("optional") ? "DEP-014" : "DEP-001", edge);
        }
    }

    private void judge(Edge edge, Definition target) {
        if (edge.requires() && target.equals(edge.from())) {
            add("DEP-003", edge);
        }
        // What states no version, or a refused one, is reported for that and for nothing else.
        Optional<String> version = target.effective().text("version");
        if (!edge.range().isEmpty() && version.isPresent() && !Ranges.contains(edge.range(), version.get())) {
            add("DEP-004", edge);
        }
        if (edge.requires() && lifecycle(target).equals("retired")) {
            add("DEP-005", edge);
        }
        if (edge.requires() && deprecated(target)) {
            add("DEP-006", edge);
        }
        String visibility = target.effective().text("visibility").orElse("public");
        if (!visibility.equals("public") && !target.context().equals(edge.from().context())) {
            add("DEP-007", edge);
        }
        Optional<Integer> ours = world.rank(edge.from());
        Optional<Integer> theirs = world.rank(target);
        if (!edge.kind().equals("optional") && ours.isPresent() && theirs.isPresent() && theirs.get() > ours.get()) {
            add("DEP-008", edge);
        }
        boolean checked = world.isUncertain(target, "health")
                || !target.effective().table("health").entries().isEmpty();
        // What the schema refused may have been a job.
        boolean job = world.isUncertain(target, "type")
                || world.isUncertain(target, "deploy.kind")
                || target.effective().text("type").orElse("").equals("job")
                || target.effective().text("deploy.kind").orElse("").matches("job|cronjob");
        if (edge.condition().equals("healthy") && !checked || edge.condition().equals("completed") && !job) {
            add("DEP-013", edge);
        }
    }

    private static String lifecycle(Definition definition) {
        return definition.effective().text("lifecycle").orElse("production");
    }

    private boolean deprecated(Definition definition) {
        Optional<Object> since = definition.effective().value("deprecation.deprecated_since");
        return lifecycle(definition).equals("deprecated")
                || since.isPresent()
                        && !((LocalDate) since.get()).isAfter(world.repository().today());
    }

    private void conflicts(Project project) {
        SortedMap<String, Definition> runs = world.runs(project);
        runs.forEach((id, service) -> {
            for (String name : service.effective().texts("dependencies.conflicts")) {
                Optional<Definition> rival = world.find(project.name(), name);
                if (rival.isPresent() && !rival.get().equals(service) && runs.containsValue(rival.get())) {
                    add("DEP-009", project.name() + "/" + id, "dependencies.conflicts:" + name);
                }
            }
        });
    }

    private void catalogue(String id) {
        Set<String> versions = new HashSet<>();
        boolean used = false;
        for (Project project : world.readableProjects()) {
            if (project.uses().contains(id)) {
                used = true;
                if (world.inCatalogue(project, id).isPresent()) {
                    world.runs(project).get(id).effective().text("version").ifPresent(versions::add);
                }
            }
        }
        if (versions.size() > 1) {
            add("DEP-010", World.HEAD + "/" + id, "version");
        }
        boolean named = edges.stream()
                .anyMatch(edge -> edge.target()
                        .filter(target -> target.id().equals(id)
                                && target.context().startsWith(World.HEAD)
                                && !target.equals(edge.from()))
                        .isPresent());
        if (!used && !named && world.readsAllServices()) {
            add("DEP-011", World.HEAD + "/" + id, "");
        }
    }

    private void contracts() {
        if (!world.readsAllServices()) {
            return;
        }
        Set<String> provided = new HashSet<>();
        for (Definition definition : world.definitions()) {
            provided.addAll(definition.effective().texts("dependencies.provides"));
        }
        for (Definition definition : world.definitions()) {
            for (String demand : definition.effective().texts("dependencies.consumes")) {
                boolean named = demand.indexOf('@') < 0;
                boolean served = provided.stream()
                        .anyMatch(offer -> offer.equals(demand)
                                || offer.startsWith(demand + ".")
                                || named && offer.startsWith(demand + "@"));
                if (!served) {
                    add("DEP-012", definition.identity(), "dependencies.consumes:" + demand.split("@")[0]);
                }
            }
        }
    }

    private void fanIn() {
        Map<Definition, Set<Definition>> dependants = new HashMap<>();
        edges.stream()
                .filter(Edge::requires)
                .forEach(edge -> edge.target()
                        .filter(target -> !target.equals(edge.from()))
                        .ifPresent(target -> dependants
                                .computeIfAbsent(target, key -> new HashSet<>())
                                .add(edge.from())));
        long limit = world.setting("dependency.max_fan_in")
                .map(value -> (Long) value)
                .orElse(25L);
        dependants.forEach((target, from) -> {
            int demanded = from.stream()
                    .flatMap(definition -> world.rank(definition).stream())
                    .min(Integer::compare)
                    .orElse(world.tiers().size());
            boolean matches =
                    world.rank(target).filter(rank -> rank <= demanded).isPresent();
            if (from.size() > limit && !matches) {
                add("DEP-015", target.identity(), "");
            }
        });
    }

    private void startOrder() {
        StartOrder order = new StartOrder(world);
        edges.stream()
                .filter(Edge::requires)
                .forEach(edge -> edge.target().ifPresent(target -> order.add(edge.from(), edge.name(), target)));
        for (Definition definition : world.definitions()) {
            Optional<Project> project = world.project(definition.context());
            joins(definition).forEach((key, name) -> {
                Answer answer = world.resolve(definition.context(), name);
                boolean elsewhere = project.isPresent() && runsElsewhere(answer, project.get());
                if (key.startsWith("container.") && answer instanceof Answer.Found found && !elsewhere) {
                    order.add(definition, name, found.target());
                }
            });
        }
        order.circles().forEach(circle -> add("DEP-002", StartOrder.subject(circle), "dependencies.requires"));
    }

    private void add(String rule, Edge edge) {
        add(rule, edge.from().identity(), edge.element());
    }

    private void add(String rule, String service, String element) {
        found.add(Expected.of(rule, service, element));
    }
}
