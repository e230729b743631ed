package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes up a small repository whose names overlap on purpose. */
final class RandomRepository {

    static final List<String> IDS = List.of(
            "api", "auth", "cache", "db", "gateway", "ledger", "mailer", "queue", "report", "search", "stock", "web",
            "worker");

    private static final List<String> BAD_IDS = List.of("web_ui", "-edge", "edge-", "UPPER", "v1.api", "a".repeat(64));

    /** The bad ids that can be named all the same; what begins or ends with a hyphen cannot. */
    private static final List<String> NAMEABLE_BAD_IDS = BAD_IDS.stream()
            .filter(id -> !id.startsWith("-") && !id.endsWith("-"))
            .toList();

    /** What nobody names and few use. */
    private static final String SPARE = "attic";

    private static final List<String> PROJECTS =
            List.of("alpha", "beta", "delta", "gamma", "Kappa", "omega", "sigma", "zeta");
    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final Dice dice;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final RandomService services;
    private final RandomOverride overrides;
    private final RandomOperations operations;
    private final RandomStewardship stewardship;
    private final SortedMap<String, SortedSet<String>> catalogueIds = new TreeMap<>();
    private final List<Plan> plans = new ArrayList<>();

    /** Which services a project will have. */
    private record Plan(String name, String pin, SortedSet<String> written, SortedSet<String> uses) {

        SortedSet<String> offers(Set<String> catalogue) {
            SortedSet<String> offers = new TreeSet<>(uses);
            offers.retainAll(catalogue);
            offers.addAll(written);
            return offers;
        }
    }

    private RandomRepository(long seed) {
        dice = Dice.of(seed);
        for (Fault fault : Fault.values()) {
            if (dice.chance(fault == Fault.BROKEN_FILE ? .2 : .4)) {
                faults.add(fault);
            }
        }
        services = new RandomService(dice, faults, TODAY);
        overrides = new RandomOverride(dice, faults, services);
        operations = new RandomOperations(dice, faults);
        stewardship = new RandomStewardship(dice, faults, TODAY);
    }

    /** The repository of a seed; always the same. */
    static Repository from(long seed) {
        return new RandomRepository(seed).make();
    }

    private Repository make() {
        planCatalogues();
        planProjects();
        Tree about = operations.about("catalog");
        stewardship.teams(about);
        Catalogue head = new Catalogue(Flaw.NONE, definitions(""), patterns(), about);
        List<Release> releases = new ArrayList<>();
        for (String version : catalogueIds.keySet()) {
            if (!version.isEmpty()) {
                releases.add(release(version, head));
            }
        }
        List<Project> projects = new ArrayList<>();
        for (Plan plan : plans) {
            projects.add(project(
                    plan,
                    plan.pin().isEmpty() || !catalogueIds.containsKey(plan.pin()) ? head : find(releases, plan.pin())));
        }
        List<Operations> files = new ArrayList<>();
        projects.forEach(project -> files.addAll(operations.of(project.name())));
        Repository repository = new Repository(
                TODAY, head, releases, projects, files, new RandomSettings(dice, faults).make(operations));
        return new Spoiler(dice, faults).spoil(repository);
    }

    private static Catalogue find(List<Release> releases, String name) {
        return releases.stream()
                .filter(release -> release.name().equals(name))
                .findFirst()
                .orElseThrow()
                .catalogue();
    }

    private void planCatalogues() {
        SortedSet<String> head = new TreeSet<>(dice.some(IDS, dice.between(4, 7)));
        if (has(Fault.BAD_ID, .5)) {
            head.add(dice.pick(NAMEABLE_BAD_IDS));
        }
        if (has(Fault.UNUSED, .7)) {
            head.add(SPARE);
        }
        catalogueIds.put("", head);
        for (int i = 0; i < dice.between(0, 3); i++) {
            SortedSet<String> frozen = new TreeSet<>(head);
            if (faults.contains(Fault.MISSING_NAME)) {
                dice.some(head, dice.between(0, 2)).forEach(frozen::remove);
            }
            if (dice.chance(.3)) {
                frozen.add(dice.pick(IDS));
            }
            catalogueIds.put("v1." + i, frozen);
        }
    }

    private void planProjects() {
        List<String> versions = new ArrayList<>(catalogueIds.keySet());
        for (String name : dice.some(PROJECTS, dice.between(2, 7))) {
            String pin = dice.chance(.5) ? "" : dice.pick(versions);
            if (has(Fault.BAD_PIN, .2)) {
                pin = "v9";
            }
            Set<String> offered = ids(pin);
            SortedSet<String> written = new TreeSet<>(dice.some(IDS, dice.between(3, 8)));
            if (has(Fault.BAD_ID, .3)) {
                written.add(dice.pick(BAD_IDS));
            }
            SortedSet<String> uses = new TreeSet<>(dice.some(offered, dice.between(0, 4)));
            for (String id : written) {
                if (offered.contains(id) && !has(Fault.SHADOW, .3)) {
                    uses.add(id);
                }
            }
            if (has(Fault.MISSING_USE, .4)) {
                uses.add(dice.oneOf("absent", dice.pick(IDS)));
            }
            plans.add(new Plan(name, pin, written, uses));
        }
        if (!faults.contains(Fault.UNUSED)) {
            Plan last = plans.remove(plans.size() - 1);
            SortedSet<String> all = new TreeSet<>(last.uses());
            all.addAll(ids(""));
            all.removeIf(id -> last.written().contains(id) && !last.uses().contains(id));
            plans.add(new Plan(last.name(), "", last.written(), all));
        }
    }

    private Set<String> ids(String version) {
        return catalogueIds.getOrDefault(version, catalogueIds.get(""));
    }

    private SortedMap<String, Tree> definitions(String version) {
        SortedMap<String, Tree> definitions = new TreeMap<>();
        for (String id : ids(version)) {
            definitions.put(id, services.definition(names("", id, ids(version))));
        }
        String first = definitions.firstKey();
        List<Object> provides = new ArrayList<>(definitions.get(first).list("dependencies.provides"));
        provides.add("base@1.0");
        definitions.get(first).with("dependencies.provides", provides);
        return definitions;
    }

    private Release release(String version, Catalogue head) {
        SortedMap<String, Tree> frozen = new TreeMap<>();
        for (String id : ids(version)) {
            Tree before = head.services().get(id);
            Tree copy = before == null ? services.definition(names("", id, ids(version))) : before.copy();
            if (copy.has("version") && has(Fault.VERSION_SPREAD, .4)) {
                copy.with("version", services.version());
            }
            if (dice.chance(.2)) {
                copy.with("criticality", services.criticality());
            }
            if (dice.chance(.3)) {
                services.contain(copy);
            }
            frozen.put(id, copy);
        }
        String status = has(Fault.BAD_PIN, .5)
                ? dice.oneOf("draft", "retired")
                : dice.oneOf("current", "supported", "deprecated");
        boolean pinned = plans.stream().anyMatch(plan -> plan.pin().equals(version));
        Seal seal = dice.oneOf(Seal.TRUE, Seal.TRUE, Seal.ABSENT);
        if (has(Fault.TAMPERED, .5)) {
            seal = pinned || dice.chance(.5) ? Seal.FALSE : Seal.FILE_MISSING;
        }
        Tree about = operations.about("catalog");
        stewardship.veterans(about);
        Catalogue catalogue = new Catalogue(Flaw.NONE, frozen, List.of(), about);
        return new Release(version, status, catalogue, seal, operations.notes());
    }

    private Project project(Plan plan, Catalogue catalogue) {
        SortedMap<String, Tree> written = new TreeMap<>();
        for (String id : plan.written()) {
            RandomService.Names names = names(plan.name(), id, reach(plan));
            boolean changes = plan.uses().contains(id) && catalogue.services().containsKey(id);
            Tree service = changes ? overrides.of(names, catalogue.services().get(id)) : services.definition(names);
            written.put(id, service);
        }
        Tree about = operations.about("project");
        stewardship.projectOwner(about);
        return new Project(plan.name(), Flaw.NONE, plan.pin(), dice.shuffled(plan.uses()), written, about);
    }

    private Set<String> reach(Plan plan) {
        Set<String> reach = new TreeSet<>(ids(plan.pin()));
        reach.addAll(plan.written());
        return reach;
    }

    private RandomService.Names names(String project, String id, Set<String> plain) {
        List<String> known = new ArrayList<>(plain);
        List<String> nowhere = new ArrayList<>(List.of("nowhere", "nobody/api", "nobody"));
        for (Plan other : plans) {
            if (other.name().equals(project)) {
                continue;
            }
            Set<String> offers = other.offers(ids(other.pin()));
            // Explicit spellings are a third of the names at most, or hardly any would stay at home.
            dice.some(offers, 2).forEach(name -> known.add(other.name() + "/" + name));
            dice.some(IDS, 2).stream()
                    .filter(name -> !offers.contains(name))
                    .forEach(name -> nowhere.add(other.name() + "/" + name));
            offers.stream().filter(name -> !plain.contains(name)).forEach(nowhere::add);
        }
        known.removeIf(name -> name.endsWith(SPARE) || !isNameable(name));
        nowhere.removeIf(name -> !isNameable(name));
        nowhere.add("old-" + dice.pick(IDS));
        nowhere.add(dice.pick(plans).name() + "/old-" + dice.pick(IDS));
        if (!faults.contains(Fault.PRIVATE)) {
            known.removeIf(name -> name.contains("/") && dice.chance(.3));
        }
        return new RandomService.Names(id, faults.contains(Fault.CYCLE) ? known : behind(id, known), known, nowhere);
    }

    /** Whether a dependency can be written with this name at all. */
    static boolean isNameable(String name) {
        String id = name.substring(name.indexOf('/') + 1);
        return !BAD_IDS.contains(id) || NAMEABLE_BAD_IDS.contains(id);
    }

    /** The names that come behind a service in one order of all ids, so that no cycle can arise. */
    private static List<String> behind(String id, Collection<String> names) {
        return names.stream()
                .filter(name -> place(name.substring(name.indexOf('/') + 1)) > place(id))
                .toList();
    }

    private static int place(String id) {
        int place = IDS.indexOf(id);
        return place < 0 ? IDS.size() + 1 + BAD_IDS.indexOf(id) : place;
    }

    private List<String> patterns() {
        List<String> patterns = new ArrayList<>(dice.some(RandomService.PATTERNS, dice.between(0, 2)));
        if (has(Fault.EMPTY_PATTERN, .5)) {
            patterns.add("nobody");
        }
        return patterns;
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
