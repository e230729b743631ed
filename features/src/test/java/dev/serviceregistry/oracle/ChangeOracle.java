package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The second opinion on what changed: puts services into a random repository that are changed in ways whose consequences
 * are known, and everything else into both states as it is.
 */
final class ChangeOracle {

    private static final String FIRST = "first-project";
    private static final String SECOND = "second-project";

    private final Dice dice;
    private final SortedMap<String, Tree> headBefore = new TreeMap<>();
    private final SortedMap<String, Tree> headAfter = new TreeMap<>();
    private final SortedMap<String, Tree> ownBefore = new TreeMap<>();
    private final SortedMap<String, Tree> ownAfter = new TreeMap<>();
    private final SortedMap<String, Tree> otherBefore = new TreeMap<>();
    private final SortedMap<String, Tree> otherAfter = new TreeMap<>();
    private final SortedMap<String, Tree> overrides = new TreeMap<>();
    private final TreeSet<String> uses = new TreeSet<>();
    private final Map<String, String> deployment = new TreeMap<>();
    private final List<Expected> findings = new ArrayList<>();

    /** What runs otherwise in the first project: ids of services, or nothing for how the project is deployed. */
    private final TreeSet<String> deployed = new TreeSet<>();

    private final LocalDate today;
    private final boolean exempts;
    private Tree tierBefore = Tree.empty();
    private Tree tierAfter = Tree.empty();

    private ChangeOracle(long seed, LocalDate today) {
        this.today = today;
        dice = Dice.of(seed * 31 + 7);
        List<Edit> edits = Edit.all();
        // Each edit once as it is and once on trial, whatever the dice say.
        boolean trial = seed / edits.size() % 2 == 1;
        exempts = trial || dice.chance(.8);
        Tree anchor = Tree.of("type", "api").with("version", "1.0.0");
        headBefore.put("anchor", anchor);
        headAfter.put("anchor", anchor);
        edit("shown", edits.get((int) (seed % edits.size())), trial);
        for (int i = 0; i < dice.between(2, 6); i++) {
            Edit edit = dice.pick(edits);
            edit("edited-" + i, dice.chance(.5) ? edit : edit.contrary(), dice.chance(.25));
        }
        if (dice.chance(.4)) {
            versions();
        }
        if (dice.chance(.4)) {
            demand();
        }
        if (dice.chance(.4)) {
            alias();
        }
        if (dice.chance(.4)) {
            removal();
        }
        if (dice.chance(.3)) {
            succession();
        }
        if (dice.chance(.3)) {
            region();
        }
        if (dice.chance(.3)) {
            tier();
        }
        if (dice.chance(.7)) {
            freeze();
        }
    }

    /** Changes that are judged on a day. */
    static ChangeOracle from(long seed, LocalDate today) {
        return new ChangeOracle(seed, today);
    }

    /** The ids of the policies that it knows. */
    static List<String> policies() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 42).mapToObj("BRK-%03d"::formatted), Stream.of("GOV-011", "GOV-016"))
                .toList();
    }

    /** Every finding on a change that there must be, sorted. */
    List<Expected> findings() {
        return findings.stream().sorted().toList();
    }

    private void edit(String id, Edit edit, boolean onTrial) {
        boolean trial = onTrial && !edit.old().has("lifecycle") && !edit.now().has("lifecycle");
        // What is harmless shows in the version alone.
        boolean unversioned = dice.chance(.15) && !edit.rule().isEmpty();
        Tree before = edit.before(unversioned ? "0.0.0" : "1.4.0");
        Tree after = edit.after(unversioned ? "0.0.0" : "2.0.0");
        if (trial) {
            before.with("lifecycle", "experimental");
            after.with("lifecycle", "experimental");
        }
        put(id, before, after);
        boolean silent = edit.rule().isEmpty()
                || trial && exempts
                || unversioned && edit.rule().equals("BRK-004");
        if (!silent) {
            expect(edit.rule(), id, edit.element());
        }
    }

    /** Into the catalogue, where one project uses or overrides it, or into a project of its own. */
    private void put(String id, Tree before, Tree after) {
        if (!id.equals("versioned-d")) {
            deployed.add(id);
        }
        if (dice.chance(.5)) {
            ownBefore.put(id, before);
            ownAfter.put(id, after);
            return;
        }
        headBefore.put(id, before);
        headAfter.put(id, after);
        uses.add(id);
        if (dice.chance(.4)) {
            overrides.put(id, Tree.of("labels.team", "first"));
        }
    }

    private void expect(String rule, String id, String element) {
        String project = headBefore.containsKey(id) ? "global" : FIRST;
        findings.add(Expected.of(rule, project + "/" + id, element));
    }

    private void versions() {
        Edit breaking = new Edit("BRK-014", "", "env:LEVEL", "", Tree.of("env.LEVEL", "info"), Tree.empty());
        Edit safe = new Edit("", "", "", "", Tree.empty(), Tree.of("env.LEVEL", "info"));
        Edit described = new Edit("", "", "", "", Tree.empty(), Tree.of("description", "Does things"));
        versions("versioned-a", breaking, "1.4.0", dice.oneOf("1.5.0", "1.4.1", "1.4.0", "1.3.0", "2.0.0"));
        versions("versioned-b", safe, "0.4.0", dice.oneOf("0.4.0", "0.4.1", "0.5.0", "0.3.9"));
        versions("versioned-c", breaking, "0.4.0", dice.oneOf("0.4.1", "0.5.0", "1.0.0"));
        versions("versioned-d", described, "1.0.0", "1.0.0");
    }

    private void versions(String id, Edit edit, String old, String now) {
        Tree was = edit.before(old);
        Tree is = edit.after(now);
        boolean trial = dice.chance(.3);
        if (trial) {
            was.with("lifecycle", "experimental");
            is.with("lifecycle", "experimental");
        }
        put(id, was, is);
        if (trial && exempts) {
            return;
        }
        boolean breaks = !edit.rule().isEmpty();
        int[] before = numbers(old);
        int[] after = numbers(now);
        boolean lower = Arrays.compare(after, before) < 0;
        boolean major = after[0] > before[0] || before[0] == 0 && after[0] == 0 && after[1] > before[1];
        if (breaks) {
            expect(edit.rule(), id, edit.element());
        }
        if (lower) {
            expect("BRK-016", id, "version");
        }
        if (breaks && !major) {
            expect("BRK-017", id, "version");
        }
        if (old.equals(now) && !edit.now().has("description")) {
            expect("BRK-018", id, "version");
        }
    }

    /** A service of which another one demands a range of versions. */
    private void demand() {
        String old = dice.oneOf("1.4.0", "2.3.1", "0.0.0");
        String now = dice.oneOf("1.5.0", "2.0.0", "16.1.0");
        String range = dice.pick(Ranges.ALL);
        String rangeNow = dice.chance(.7) ? range : dice.pick(Ranges.ALL);
        Tree was = Tree.of("type", "api").with("version", old);
        Tree is = Tree.of("type", "api").with("version", now);
        boolean trial = dice.chance(.3);
        if (trial) {
            was.with("lifecycle", "experimental");
            is.with("lifecycle", "experimental");
        }
        put("demanded", was, is);
        ownBefore.put("demanding", demanding(range));
        ownAfter.put("demanding", demanding(rangeNow));
        if (!range.equals(rangeNow)) {
            deployed.add("demanding");
        }
        if (old.equals("2.3.1") && !now.equals("16.1.0") && !(trial && exempts)) {
            expect("BRK-016", "demanded", "version");
        }
        boolean wasContent = Ranges.contains(range, old) || Ranges.contains(rangeNow, old);
        boolean isJudged = !old.equals("0.0.0") && !(trial && exempts);
        if (wasContent && !Ranges.contains(rangeNow, now) && isJudged) {
            expect("BRK-041", "demanded", "version");
        }
    }

    private static Tree demanding(String range) {
        return Tree.of("type", "api").with("version", "0.0.0").with("dependencies.calls", List.of("demanded@" + range));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** A service that loses its former id, and one that writes either id of it, or follows with the change. */
    private void alias() {
        Tree is = Tree.of("type", "api").with("version", "1.4.0");
        boolean trial = dice.chance(.3);
        if (trial) {
            is.with("lifecycle", "experimental");
        }
        put("aliased", is.copy().with("aliases", List.of("formerly")), is);
        if (headBefore.containsKey("aliased")) {
            deployed.remove("aliased");
        }
        String name = dice.oneOf("formerly", "aliased");
        String nameNow = dice.oneOf(name, "aliased");
        ownBefore.put("naming", naming(name));
        ownAfter.put("naming", naming(nameNow));
        if (nameNow.equals("formerly") && !(trial && exempts)) {
            expect("BRK-042", "aliased", "aliases:formerly");
            // It breaks somebody under the version that there was.
            expect("BRK-017", "aliased", "version");
        }
    }

    private static Tree naming(String name) {
        return Tree.of("type", "api").with("version", "1.0.0").with("dependencies.calls", List.of(name));
    }

    private void removal() {
        Tree service = Tree.of("type", "api").with("version", "1.0.0");
        boolean trial = dice.chance(.4);
        if (trial) {
            service.with("lifecycle", "experimental");
        }
        int days = dice.between(-1, 2);
        if (days < 2) {
            service.with("deprecation.sunset", today.plusDays(days));
        }
        if (days == 0 || days == 1) {
            findings.add(Expected.of("GOV-016", FIRST + "/removed", ""));
        }
        deployed.add("removed");
        ownBefore.put("removed", service);
        if (!(trial && exempts)) {
            findings.add(Expected.of("BRK-001", FIRST + "/removed", ""));
        }
    }

    /** A service with an image of its own under another id, in another project, or under an id that keeps the former one. */
    private void succession() {
        Tree service = Tree.of("type", "worker")
                .with("version", "1.0.0")
                .with("container.image", "ghcr.io/example/unique")
                .with("container.tag", "3.1");
        boolean trial = dice.chance(.4);
        if (trial) {
            service.with("lifecycle", "experimental");
        }
        ownBefore.put("former", service);
        String rule = dice.oneOf("BRK-002", "BRK-003", "");
        deployed.addAll(
                switch (rule) {
                    case "BRK-002" -> List.of("former", "latter");
                    case "BRK-003" -> List.of("former");
                    default -> List.of("latter");
                });
        switch (rule) {
            case "BRK-002" -> ownAfter.put("latter", service);
            case "BRK-003" -> otherAfter.put("former", service);
            default -> ownAfter.put("latter", service.copy().with("aliases", List.of("former")));
        }
        if (!rule.isEmpty() && !(trial && exempts)) {
            findings.add(Expected.of(rule, FIRST + "/former", ""));
        }
    }

    private void region() {
        String all = "[deployment.multi-region]\nregions = [\"east\", \"west\"]\n";
        String fewer = "[deployment.multi-region]\nregions = [\"west\"]\n";
        deployed.add("");
        boolean removes = dice.chance(.6);
        deployment.put("before", removes ? all : fewer);
        deployment.put("after", removes ? fewer : all);
        if (removes) {
            findings.add(new Expected("BRK-028", new Subject(FIRST, "", "deployment.region.east")));
        }
    }

    private void tier() {
        boolean lowers = dice.chance(.6);
        tierBefore = Tree.of("sla.bronze.availability", lowers ? "99.9%" : "99.0%");
        tierAfter = Tree.of("sla.bronze.availability", lowers ? "99.0%" : "99.9%");
        if (lowers) {
            findings.add(new Expected("BRK-024", Subject.ofRepository("sla.bronze.availability")));
        }
    }

    /** Days on which the first project's production may not be reached, in both states or in one of them. */
    private void freeze() {
        LocalDate from = today.plusDays(dice.between(-2, 1));
        LocalDate to = from.plusDays(dice.between(0, 2));
        String window = "[deployment.target.production]\nfreeze = [{ from = %s, to = %s }]\n".formatted(from, to);
        for (String state : dice.oneOf(List.of("before", "after"), List.of("before"), List.of("after"))) {
            deployment.merge(state, window, String::concat);
        }
        if (!today.isBefore(from) && !today.isAfter(to)) {
            deployed.forEach(id -> findings.add(new Expected("GOV-011", new Subject(FIRST, id, ""))));
        }
    }

    Repository before(Repository random) {
        return state(random, headBefore, ownBefore, otherBefore, tierBefore);
    }

    Repository after(Repository random) {
        return state(random, headAfter, ownAfter, otherAfter, tierAfter);
    }

    /** What the first project's deployment.toml says in a state; nothing when it has none. */
    String deployment(String state) {
        return deployment.getOrDefault(state, "");
    }

    private Repository state(
            Repository random,
            SortedMap<String, Tree> head,
            SortedMap<String, Tree> own,
            SortedMap<String, Tree> other,
            Tree tier) {
        SortedMap<String, Tree> services = new TreeMap<>(random.head().services());
        services.putAll(head);
        SortedMap<String, Tree> first = new TreeMap<>(own);
        first.putAll(overrides);
        Tree filler = Tree.of("type", "job").with("version", "1.0.0");
        first.put("filler", filler);
        SortedMap<String, Tree> second = new TreeMap<>(other);
        second.put("filler", filler);
        List<Project> projects = new ArrayList<>(random.projects());
        projects.add(new Project(FIRST, Flaw.NONE, "", List.copyOf(uses), first, Tree.empty()));
        projects.add(new Project(SECOND, Flaw.NONE, "", List.of(), second, Tree.empty()));
        List<Settings> policies = new ArrayList<>(random.policies());
        Tree settings = tier.copy();
        settings.with("breaking.exempt_experimental", exempts);
        policies.add(new Settings("zz-changes", Flaw.NONE, settings));
        Catalogue former = random.head();
        Catalogue catalogue = new Catalogue(former.flaw(), services, former.patterns(), former.about());
        return new Repository(random.today(), catalogue, random.releases(), projects, random.operations(), policies);
    }
}
