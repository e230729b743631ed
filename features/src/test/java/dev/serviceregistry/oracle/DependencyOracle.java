package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Answer;
import dev.serviceregistry.oracle.World.Definition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

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
        edges.forEach(edge -> edge.target().ifPresent(target -> judge(edge, target)));
        new StartOrder()
                .components()
                .forEach(component -> add("DEP-002", component.iterator().next(), "dependencies.requires"));
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
        Set<String> called = new HashSet<>();
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
                if (kind.equals("calls")) {
                    called.add(name);
                }
                edges.add(
                        new Edge(definition, kind, name, range, condition, world.resolve(definition.context(), name)));
            }
        }
        // A reference to a service is a call too; when it leads nowhere, SCH-012 says so.
        for (Object value : definition.effective().table("env").entries().values()) {
            if (value instanceof Tree table && table.has("from_service")) {
                String name = table.text("from_service").orElseThrow();
                Answer answer = world.resolve(definition.context(), name);
                if (answer instanceof Answer.Found && called.add(name)) {
                    edges.add(new Edge(definition, "calls", name, "", "started", answer));
                }
            }
        }
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
        String version = target.effective().text("version").orElse("");
        boolean refused = target.written().value("version").orElse("") instanceof Tree.Refused;
        if (!edge.range().isEmpty() && !refused && !Ranges.contains(edge.range(), version)) {
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
        boolean checked = !target.effective().table("health").entries().isEmpty();
        boolean job = target.effective().text("type").orElse("").equals("job")
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
                if (rival.isPresent() && runs.containsValue(rival.get())) {
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
        if (!used && !named) {
            add("DEP-011", World.HEAD + "/" + id, "");
        }
    }

    private void contracts() {
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

    private void add(String rule, Edge edge) {
        add(rule, edge.from().identity(), edge.element());
    }

    private void add(String rule, String service, String element) {
        found.add(Expected.of(rule, service, element));
    }

    /** The order of starts as each project sees it. */
    private final class StartOrder {

        /** The components of two and more, each once however many projects see it, its members sorted. */
        Set<TreeSet<String>> components() {
            Set<TreeSet<String>> components = new LinkedHashSet<>();
            for (TreeSet<String> component : components(Optional.empty())) {
                if (component.stream().allMatch(member -> catalogued(member))) {
                    components.add(component);
                }
            }
            for (Project project : world.readableProjects()) {
                for (TreeSet<String> component : components(Optional.of(project))) {
                    if (component.stream().anyMatch(member -> member.startsWith(project.name() + "/"))) {
                        components.add(component);
                    }
                }
            }
            return components;
        }

        private static boolean catalogued(String identity) {
            return identity.startsWith(World.HEAD + "/") || identity.startsWith(World.HEAD + "@");
        }

        private Set<TreeSet<String>> components(Optional<Project> view) {
            Map<String, Set<String>> next = new HashMap<>();
            for (Edge edge : edges) {
                if (edge.requires() && edge.target().isPresent()) {
                    next.computeIfAbsent(edge.from().identity(), key -> new HashSet<>())
                            .add(seen(view, edge, edge.target().get()));
                }
            }
            Set<TreeSet<String>> components = new LinkedHashSet<>();
            for (String start : next.keySet()) {
                TreeSet<String> component = new TreeSet<>();
                for (String end : reached(next, start)) {
                    if (reached(next, end).contains(start)) {
                        component.add(end);
                    }
                }
                if (component.size() > 1) {
                    components.add(component);
                }
            }
            return components;
        }

        /** What the requirement of an unchanged service of the catalogue leads to where a project overrides it. */
        private String seen(Optional<Project> view, Edge edge, Definition target) {
            if (view.isEmpty() || edge.name().contains("/")) {
                return target.identity();
            }
            SortedMap<String, Definition> runs = world.runs(view.get());
            Definition instead = runs.get(target.id());
            boolean unchanged =
                    runs.containsValue(edge.from()) && catalogued(edge.from().identity());
            return unchanged && instead != null && instead.override() ? instead.identity() : target.identity();
        }

        private Set<String> reached(Map<String, Set<String>> next, String start) {
            Set<String> reached = new HashSet<>();
            List<String> open = new ArrayList<>(List.of(start));
            while (!open.isEmpty()) {
                for (String end : next.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                    if (reached.add(end)) {
                        open.add(end);
                    }
                }
            }
            return reached;
        }
    }
}
