package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import dev.serviceregistry.oracle.Repository.Settings;
import dev.serviceregistry.oracle.World.Answer;
import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the family schema and GOV-018 must find, worked out from the model alone. */
final class SchemaOracle {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final World world;
    private final Repository repository;
    private final List<Expected> found = new ArrayList<>();

    SchemaOracle(World world) {
        this.world = world;
        this.repository = world.repository();
    }

    List<Expected> findings() {
        files();
        for (Definition definition : world.definitions()) {
            mistakes(definition);
            basics(definition);
            ports(definition);
            rows(definition);
            resources(definition);
            references(definition);
            properties(definition);
            aliases(definition);
        }
        for (Project project : world.readableProjects()) {
            hostPorts(project);
            uses(project);
        }
        releases();
        patterns();
        settings();
        return found;
    }

    private void files() {
        file("services/catalog.toml", repository.head().flaw());
        for (Release release : repository.releases()) {
            if (release.seal() == Seal.FILE_MISSING) {
                file(release.file(), Flaw.BROKEN);
            } else if (world.isFollowed(release)) {
                file(release.file(), release.catalogue().flaw());
            }
        }
        repository.projects().forEach(project -> file(project.file(), project.flaw()));
        for (Operations operations : repository.operations()) {
            file(operations.file(), operations.flaw());
            if (operations.readable()) {
                operations
                        .tree()
                        .mistakes((path, mistake) ->
                                found.add(new Expected(rule(mistake), new Subject(operations.project(), "", path))));
            }
        }
        for (Settings settings : repository.policies()) {
            file(settings.file(), settings.flaw());
            if (settings.readable()) {
                settings.tree()
                        .mistakes(
                                (path, mistake) -> found.add(new Expected(rule(mistake), Subject.ofRepository(path))));
            }
        }
    }

    private void file(String file, Flaw flaw) {
        if (flaw != Flaw.NONE) {
            found.add(new Expected(flaw == Flaw.BROKEN ? "SCH-001" : "SCH-010", Subject.ofRepository(file)));
        }
    }

    private void mistakes(Definition definition) {
        definition.written().mistakes((path, mistake) -> add(rule(mistake), definition, path));
    }

    private static String rule(Tree.Mistake mistake) {
        return mistake instanceof Tree.Unknown ? "SCH-002" : "SCH-003";
    }

    private void basics(Definition definition) {
        if (!LABEL.matcher(definition.id()).matches()) {
            add("SCH-004", definition, "");
        }
        for (String key : List.of("type", "version")) {
            if (!definition.override() && !definition.written().has(key)) {
                add("SCH-005", definition, key);
            }
        }
        definition
                .effective()
                .text("version")
                .filter(version -> !Ranges.isSemantic(version))
                .ifPresent(version -> add("SCH-006", definition, "version"));
    }

    private void ports(Definition definition) {
        definition.effective().table("ports").entries().forEach((name, port) -> {
            for (String role : List.of("port", "end_port", "target_port", "published")) {
                ((Tree) port)
                        .number(role)
                        .filter(number -> number < 1 || number > 65535)
                        .ifPresent(number -> add("SCH-007", definition, "ports." + name + "." + role));
            }
        });
    }

    /** Ports in a row that cannot be, unless the same is wrong with the catalogue's. */
    private void rows(Definition definition) {
        Map<String, String> rows = badRows(definition);
        world.base(definition)
                .ifPresent(base -> badRows(base).forEach((element, wrong) -> rows.remove(element, wrong)));
        rows.keySet().stream()
                .filter(element -> !world.isUncertain(definition, element))
                .forEach(element -> add("SCH-003", definition, element));
    }

    /** What is wrong with ports in a row, by the elements at fault. */
    private static Map<String, String> badRows(Definition definition) {
        Map<String, String> bad = new TreeMap<>();
        definition.effective().table("ports").entries().forEach((name, value) -> {
            Tree port = (Tree) value;
            Optional<Long> first = port.number("port");
            Optional<Long> last = port.number("end_port");
            String element = "ports." + name + ".";
            if (last.isEmpty() || !port.has("port")) {
                return;
            }
            if (first.isEmpty() || last.get() < first.get()) {
                bad.put(element + "end_port", first.isEmpty() ? "no number" : first.get() + " to " + last.get());
            } else if (first.get() > 0 && last.get() <= 65535) {
                long further = last.get() - first.get();
                for (String role : List.of("target_port", "published")) {
                    String meant = port.number(role)
                            .map(String::valueOf)
                            .orElseGet(() -> Variables.meant(port.text(role).orElse("")));
                    boolean runsOut = port.number(role)
                            .filter(number -> number <= 65535 && number + further > 65535)
                            .isPresent();
                    boolean tellsOthers = port.number(role).isEmpty()
                            && further > 0
                            && meant.matches("[-0-9]+")
                            && !Hosts.isRow(meant, further);
                    if (runsOut || tellsOthers) {
                        bad.put(element + role, meant + " and " + further + " more");
                    }
                }
            }
        });
        return bad;
    }

    private void resources(Definition definition) {
        exceeds(definition, "min_memory_mb", "max_memory_mb", "memory");
        exceeds(definition, "cpu_request_millicores", "cpu_limit_millicores", "CPU");
    }

    private void exceeds(Definition definition, String least, String most, String resource) {
        Tree metadata = definition.effective().table("metadata");
        if (metadata.number(least).orElse(0L) > metadata.number(most).orElse(Long.MAX_VALUE)) {
            add("SCH-009", definition, "metadata:" + resource + ".request");
        }
    }

    private void references(Definition definition) {
        definition.effective().table("env").entries().forEach((variable, value) -> {
            if (value instanceof Tree reference) {
                boolean missing = reference
                                .text("from_service")
                                .filter(name -> !isServed(definition, name, reference))
                                .isPresent()
                        || reference
                                .text("from_secret")
                                .filter(name -> !world.isUncertain(definition, "secrets")
                                        && !definition
                                                .effective()
                                                .table("secrets")
                                                .has(name))
                                .isPresent()
                        || reference
                                .text("from_property")
                                .filter(name -> !world.isUncertain(definition, "properties")
                                        && !definition
                                                .effective()
                                                .table("properties")
                                                .has(name))
                                .isPresent();
                if (missing) {
                    add("SCH-012", definition, "env:" + variable);
                }
            }
        });
    }

    /** Whether a service is there, with a port when the reference takes one; what cannot be known is taken for granted. */
    private boolean isServed(Definition definition, String name, Tree reference) {
        Answer answer = world.resolve(definition.context(), name);
        boolean needsPort = reference.text("value").orElse("host").contains("port");
        return answer instanceof Answer.Found target
                ? !needsPort
                        || !target.target().effective().table("ports").entries().isEmpty()
                        || world.isUncertain(target.target(), "ports")
                : answer instanceof Answer.Unjudged;
    }

    private void properties(Definition definition) {
        definition.effective().table("properties").entries().forEach((name, value) -> {
            Tree property = (Tree) value;
            String element = "properties." + name + ".default";
            property.value("default").ifPresent(given -> {
                if (given instanceof Long number) {
                    if (property.number("min").filter(min -> number < min).isPresent()) {
                        add("SCH-013", definition, element);
                    }
                    if (property.number("max").filter(max -> number > max).isPresent()) {
                        add("SCH-013", definition, element);
                    }
                }
                if (property.has("enum") && !property.list("enum").contains(given)) {
                    add("SCH-013", definition, element);
                }
                if (property.text("type").orElse("").equals("boolean") && !(given instanceof Boolean)) {
                    add("SCH-013", definition, element);
                }
            });
        });
    }

    private void aliases(Definition definition) {
        for (String alias : definition.effective().texts("aliases")) {
            boolean taken = world.definitions().stream()
                    .filter(other -> other.context().equals(definition.context()) && !other.equals(definition))
                    .anyMatch(other -> other.id().equals(alias)
                            || other.effective().texts("aliases").contains(alias));
            if (taken) {
                add("SCH-014", definition, "aliases:" + alias);
            }
        }
    }

    /** A port of a project's host, by the name {@code service/port} that orders them. */
    private record Bound(
            String key,
            String service,
            String port,
            long number,
            long last,
            String protocol,
            String address,
            List<String> patterns,
            Map<String, List<String>> nodes) {

        boolean clashes(Bound other) {
            boolean apart = nodes.keySet().stream()
                    .filter(other.nodes::containsKey)
                    .anyMatch(label -> Collections.disjoint(nodes.get(label), other.nodes.get(label)));
            boolean together = patterns.isEmpty()
                    || other.patterns.isEmpty()
                    || patterns.stream().anyMatch(other.patterns::contains);
            return together
                    && !apart
                    && Math.max(number, other.number) <= Math.min(last, other.last)
                    && protocol.equals(other.protocol)
                    && (Hosts.isEveryAddress(address)
                            || Hosts.isEveryAddress(other.address)
                            || address.equals(other.address));
        }
    }

    private void hostPorts(Project project) {
        List<Bound> all = new ArrayList<>();
        world.runs(project)
                .forEach((id, service) -> service.effective()
                        .table("ports")
                        .entries()
                        .forEach((name, value) -> {
                            Tree port = (Tree) value;
                            boolean isKnown = port.text("host_ip").isPresent()
                                    || !world.isUncertain(service, "ports." + name + ".host_ip");
                            Hosts.published(port)
                                    .filter(number -> isKnown)
                                    .ifPresent(number -> all.add(new Bound(
                                            id + "/" + name,
                                            id,
                                            name,
                                            number,
                                            number + Hosts.further(port),
                                            port.text("protocol").orElse("TCP"),
                                            Variables.meant(port.text("host_ip").orElse("")),
                                            service.effective().texts("patterns"),
                                            Nodes.of(world, project.name(), service))));
                        }));
        for (Bound later : all) {
            boolean taken = all.stream()
                    .anyMatch(earlier -> earlier.key().compareTo(later.key()) < 0 && earlier.clashes(later));
            if (taken) {
                found.add(new Expected(
                        "SCH-008",
                        new Subject(project.name(), later.service(), "ports." + later.port() + ".published")));
            }
        }
    }

    private void uses(Project project) {
        String catalogue = world.catalogueOf(project);
        for (String id : project.uses()) {
            if (world.used(project, id).isEmpty() && world.sound(project)) {
                found.add(new Expected("SCH-018", new Subject(project.name(), id, "uses.services:" + id)));
            }
        }
        for (String id : project.services().keySet()) {
            if (!project.uses().contains(id) && world.inCatalogue(project, id).isPresent()) {
                found.add(Expected.of("SCH-017", project.name() + "/" + id, ""));
            }
        }
        boolean released = project.pin().isEmpty()
                || !catalogue.equals(World.HEAD)
                        && !List.of("draft", "retired")
                                .contains(repository.release(project.pin()).status());
        if (!released) {
            found.add(new Expected("SCH-015", new Subject(project.name(), "", "project.catalog_version")));
        }
    }

    private void releases() {
        for (Release release : repository.releases()) {
            boolean changed = release.seal() == Seal.FALSE || release.seal() == Seal.FILE_MISSING;
            if (changed && !release.status().equals("draft")) {
                found.add(new Expected("SCH-011", Subject.ofRepository("versions." + release.name())));
            }
        }
    }

    private void patterns() {
        if (repository.head().readable() && world.readsAllServices()) {
            for (String pattern : repository.head().patterns()) {
                boolean empty = world.definitions().stream()
                        .noneMatch(definition ->
                                definition.effective().texts("patterns").contains(pattern));
                if (empty) {
                    found.add(new Expected("SCH-016", Subject.ofRepository("patterns." + pattern)));
                }
            }
        }
    }

    private void settings() {
        Map<String, Object> first = new HashMap<>();
        for (Settings settings : repository.policies()) {
            if (settings.readable()) {
                leaves("", settings.tree().counted(), first);
            }
        }
    }

    private void leaves(String prefix, Tree tree, Map<String, Object> first) {
        tree.entries().forEach((key, value) -> {
            if (value instanceof Tree below) {
                leaves(prefix + key + ".", below, first);
            } else {
                Object before = first.putIfAbsent(prefix + key, value);
                if (before != null && !before.equals(value)) {
                    found.add(new Expected("GOV-018", Subject.ofRepository(prefix + key)));
                }
            }
        });
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
