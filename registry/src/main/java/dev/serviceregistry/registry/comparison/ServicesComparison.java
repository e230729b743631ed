package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.AnnouncedSunset;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.ExperimentalService;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.PinChanged;
import dev.serviceregistry.facts.ProjectAdded;
import dev.serviceregistry.facts.ProjectRemoved;
import dev.serviceregistry.facts.ServiceAdded;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.UnversionedService;
import dev.serviceregistry.facts.UseAdded;
import dev.serviceregistry.facts.UseRemoved;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares what is defined and used: the head of the catalogue, then each project as it sees the catalogue. */
final class ServicesComparison {

    private final View before;
    private final View after;
    private final Values values;
    private final ServiceComparison comparison;
    private final AffectedProjects impact;
    private final List<Change> changes = new ArrayList<>();
    private final List<Fact> circumstances = new ArrayList<>();
    private final List<ServiceVersions> versions = new ArrayList<>();

    /** What differs in the head, with the projects that it reaches, by the id before. */
    private final SortedMap<String, HeadChange> head = new TreeMap<>();

    /** The services that are gone and those that are new, by whole identity, for what may have moved. */
    private final SortedMap<String, ServiceDefinition> gone = new TreeMap<>();

    private final SortedMap<String, ServiceDefinition> fresh = new TreeMap<>();

    /** What projects write for themselves and had of the catalogue before. */
    private final SortedMap<String, ServiceDefinition> taken = new TreeMap<>();

    ServicesComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.values = new Values(before.reading(), after.reading());
        this.comparison = new ServiceComparison(before, after);
        this.impact = new AffectedProjects(before, after);
        boolean readable = before.isUsable(View.CATALOG) && after.isUsable(View.CATALOG);
        if (readable) {
            definitions(View.HEAD);
        }
        SortedSet<String> projects = new TreeSet<>(before.projects());
        projects.addAll(after.projects());
        for (String project : projects) {
            if (before.isReadable(project) && after.isReadable(project)) {
                project(project);
            } else if (isWritten(before, project) && isWritten(after, project)) {
                pin(project);
            }
        }
        head.values().forEach(this::state);
        removals();
        fresh.values().forEach(this::added);
    }

    private static boolean isWritten(View view, String project) {
        return view.projects().contains(project) && view.isUsable(View.projectFile(project));
    }

    List<Change> changes() {
        return changes;
    }

    List<Fact> circumstances() {
        return circumstances;
    }

    List<ServiceVersions> versions() {
        return versions;
    }

    /** Pairs what the head or a project itself defines; what has no partner is gone or new. */
    private Map<String, String> definitions(String project) {
        Map<String, ServiceDefinition> old = defined(before, project);
        Map<String, ServiceDefinition> now = defined(after, project);
        Map<String, String> idsNow = new LinkedHashMap<>();
        old.forEach((id, was) -> {
            if (now.containsKey(id)) {
                idsNow.put(id, id);
            } else if (!after.members(project).containsKey(id) && !after.refuses(project, id)) {
                ServiceDefinition renamed = Succession.renamed(id, now.values());
                if (renamed != null) {
                    idsNow.put(id, renamed.service().name());
                } else if (!before.isOverride(project, id)) {
                    // An override that is gone was given up with the use of the catalogue's service, which is told.
                    gone.put(was.id(), was);
                }
            }
        });
        Set<String> known = new TreeSet<>(idsNow.values());
        before.members(project).keySet().forEach(id -> known.add(after.present(project, id)));
        now.forEach((id, is) -> {
            if (idsNow.containsValue(id) || before.refuses(project, id)) {
                return;
            }
            if (!known.contains(id)) {
                fresh.put(is.id(), is);
            } else if (!after.isOverride(project, id)) {
                taken.put(is.id(), is);
            }
        });
        if (project.equals(View.HEAD)) {
            idsNow.forEach((id, idNow) -> {
                ServiceDefinition was = old.get(id);
                ServiceDefinition is = now.get(idNow);
                if (was != null && is != null) {
                    head.put(id, new HeadChange(was, is, drafts(was, is)));
                }
            });
        }
        return idsNow;
    }

    private static Map<String, ServiceDefinition> defined(View view, String project) {
        Map<String, ServiceDefinition> defined = new LinkedHashMap<>();
        view.members(project).forEach((id, definition) -> {
            if (View.isWrittenBy(project, definition)) {
                defined.put(id, definition);
            }
        });
        return defined;
    }

    /** What differs; a former id that is kept as an alias is told by the renaming alone. */
    private List<Draft> drafts(ServiceDefinition was, ServiceDefinition is) {
        List<Draft> drafts = new ArrayList<>(comparison.compare(was, is));
        String id = was.service().name();
        String idNow = is.service().name();
        if (!id.equals(idNow)) {
            drafts.removeIf(
                    draft -> draft.path().equals("aliases") || draft.path().equals("name"));
            drafts.add(0, renamed(was, is));
        }
        return drafts;
    }

    /** Whoever writes a reference is led by the alias; an address in a text leads nowhere any more. */
    private static Draft renamed(ServiceDefinition was, ServiceDefinition is) {
        return new Draft(
                (service, transition) -> new ServiceRenamed(service, transition),
                new Transition(
                        was.service().name(),
                        is.service().name(),
                        true,
                        true,
                        was.service().source(),
                        is.service().source(),
                        Impact.none()),
                "",
                Reach.DEPENDANTS,
                Mentions.host(was.service().name()));
    }

    private void project(String project) {
        boolean existed = before.projects().contains(project);
        boolean exists = after.projects().contains(project);
        if (!existed) {
            changes.add(new ProjectAdded(project, projectTransition(project, "", project)));
        } else if (!exists) {
            changes.add(new ProjectRemoved(project, projectTransition(project, project, "")));
        } else {
            pin(project);
        }
        uses(project);
        lost(project);
        Map<String, String> own = definitions(project);
        SortedMap<String, ServiceDefinition> old = before.members(project);
        SortedMap<String, ServiceDefinition> now = after.members(project);
        old.forEach((id, was) -> {
            ServiceDefinition is = now.get(own.getOrDefault(id, after.present(project, id)));
            if (is != null) {
                member(project, was, is);
            }
        });
    }

    /** What a project still uses of the catalogue, or writes the host of, and has no more by the version that it pins now. */
    private void lost(String project) {
        for (LostService lost : LostService.of(before, after, project)) {
            String service = lost.service();
            Set<String> definitions = Set.of(service, lost.was().id());
            Impact affected = impact.within(lost.draft(), definitions, service, lost.isUsed());
            if (lost.isUsed() || affected.projects().stream().anyMatch(AffectedProject::breaks)) {
                changes.add(lost.draft().of(service, affected));
                circumstances(service, lost.was(), null);
            }
        }
    }

    private Transition projectTransition(String project, String old, String now) {
        SourceLocation source = SourceLocation.startOf(View.projectFile(project));
        return new Transition(old, now, !old.isEmpty(), !now.isEmpty(), source, source, Impact.none());
    }

    private void pin(String project) {
        String old = before.pin(project);
        String now = after.pin(project);
        if (!old.equals(now)) {
            Table was = before.content(View.projectFile(project)).table("project");
            Table is = after.content(View.projectFile(project)).table("project");
            Node there = Values.value(was, "catalog_version");
            Node here = Values.value(is, "catalog_version");
            changes.add(new PinChanged(
                    project,
                    new Transition(
                            old,
                            now,
                            there != null,
                            here != null,
                            there == null ? was.source() : there.source(),
                            here == null ? is.source() : here.source(),
                            Impact.none())));
        }
    }

    private void uses(String project) {
        Map<String, SourceLocation> old = before.uses(project);
        Map<String, SourceLocation> now = after.uses(project);
        SourceLocation there =
                before.content(View.projectFile(project)).table("uses").source();
        SourceLocation here =
                after.content(View.projectFile(project)).table("uses").source();
        Set<String> kept = new TreeSet<>();
        old.keySet().forEach(name -> kept.add(after.present(project, name)));
        now.forEach((name, source) -> {
            if (!kept.contains(name)) {
                changes.add(new UseAdded(
                        project, name, new Transition("", name, false, true, there, source, Impact.none())));
            }
        });
        old.forEach((name, source) -> {
            if (!now.containsKey(after.present(project, name))) {
                changes.add(new UseRemoved(
                        project, name, new Transition(name, "", true, false, source, here, Impact.none())));
            }
        });
    }

    /** One service that a project runs in both states: what the head did to it is told of the head, and who sees it. */
    private void member(String project, ServiceDefinition was, ServiceDefinition is) {
        String id = was.service().name();
        boolean follows = before.pin(project).isEmpty() && after.pin(project).isEmpty();
        HeadChange ofHead = follows ? head.get(id) : null;
        boolean ownThen = View.isWrittenBy(project, was);
        boolean ownNow = View.isWrittenBy(project, is);
        if (!ownThen && !ownNow && ofHead != null) {
            ofHead.seenBy(project);
            return;
        }
        boolean overrode = before.isOverride(project, id);
        if (overrode
                && (follows
                        ? gone.containsKey(View.HEAD + "/" + id)
                        : LostService.isGone(before, after, project, id))) {
            // It overrides what is gone; the removal tells whom that concerns.
            return;
        }
        boolean overrides = after.isOverride(project, is.service().name());
        boolean defines = ownThen && ownNow && !overrode && !overrides;
        List<Draft> drafts = drafts(was, is);
        if (ofHead != null && (overrode || overrides || !ownThen || !ownNow)) {
            drafts = ofHead.seenThroughOverride(
                    project, is, drafts, before.written(project, was), after.written(project, is), values);
        }
        if (follows) {
            state(project + "/" + is.service().name(), was, is, drafts, defines, draft -> false);
        } else {
            pinned(project, was, is, drafts, defines);
        }
    }

    /** One service of a project that a version of the catalogue reaches by a pin: what that makes of its override is told too. */
    private void pinned(
            String project, ServiceDefinition was, ServiceDefinition is, List<Draft> drafts, boolean defines) {
        ServiceDefinition base = before.inherited(project, was.service().name());
        ServiceDefinition baseNow = after.inherited(project, is.service().name());
        HeadChange ofPin = base == null || baseNow == null || baseNow == is
                ? null
                : new HeadChange(base, baseNow, drafts(base, baseNow));
        List<Draft> seen = new ArrayList<>();
        Set<Draft> named = new HashSet<>();
        List<Draft> left = drafts;
        if (ofPin != null) {
            left = ofPin.seenThroughOverride(
                    project, is, drafts, before.written(project, was), after.written(project, is), values);
            for (Draft draft : ofPin.drafts()) {
                Boolean names = ofPin.users(draft).get(project);
                if (names != null) {
                    seen.add(draft);
                }
                if (Boolean.TRUE.equals(names)) {
                    named.add(draft);
                }
            }
        }
        seen.addAll(left);
        String id = is.service().name();
        boolean inherits = baseNow != null;
        state(
                project + "/" + id,
                was,
                is,
                seen,
                defines,
                draft -> named.contains(draft) || inherits && Failure.of(draft.plain(), project, id, after));
    }

    private void state(HeadChange change) {
        String id = change.was().service().name();
        String service = change.is().id();
        List<Change> made = new ArrayList<>();
        for (Draft draft : change.drafts()) {
            Map<String, Boolean> users = change.users(draft);
            Set<String> seeing = Set.copyOf(users.keySet());
            if (draft.plain() instanceof AliasRemoved removed) {
                users.clear();
                users.putAll(usersBy(removed.alias(), id));
            }
            users.replaceAll((project, breaks) -> breaks
                    || Failure.of(draft.plain(), project, change.is().service().name(), after));
            made.add(told(change, draft, seeing, users));
        }
        changes.addAll(made);
        for (Draft draft : comparison.versions(change.was(), change.is(), change.drafts(), made)) {
            List<Draft> untold = new ArrayList<>(change.drafts());
            if (draft.plain() instanceof MajorVersionMissing) {
                untold.removeIf(
                        other -> made.get(change.drafts().indexOf(other)).level() != ChangeLevel.BREAKING);
            }
            Map<String, Boolean> users = change.usersOfTheVersion(untold);
            changes.add(told(change, draft, users.keySet(), users));
        }
        if (!change.drafts().isEmpty()) {
            circumstances(service, change.was(), change.is());
            versions(service, change.was(), change.is());
        }
    }

    /** One change of the head, with whom it concerns: the projects that see it, and who depends on the service by way of them. */
    private Change told(HeadChange change, Draft draft, Set<String> seeing, Map<String, Boolean> users) {
        String id = change.was().service().name();
        SortedSet<String> definitions = new TreeSet<>(Set.of(View.HEAD + "/" + id));
        Set<String> blind = new TreeSet<>(change.overrides().keySet());
        for (String project : change.overrides().keySet()) {
            if (seeing.contains(project)) {
                definitions.add(project + "/" + id);
                blind.remove(project);
            }
        }
        return draft.of(
                change.is().id(),
                impact.of(
                        draft, definitions, users, blind, change.is().service().name()));
    }

    /** The projects that used a service of the head by a former id that leads nowhere any more. */
    private Map<String, Boolean> usersBy(String former, String id) {
        Map<String, Boolean> users = new TreeMap<>();
        for (String project : before.projects()) {
            boolean follows =
                    before.pin(project).isEmpty() && after.pin(project).isEmpty();
            if (follows
                    && before.uses(project).containsKey(id)
                    && after.uses(project).containsKey(former)) {
                users.put(project, true);
            }
        }
        return users;
    }

    private void state(
            String service,
            ServiceDefinition was,
            ServiceDefinition is,
            List<Draft> drafts,
            boolean defines,
            Predicate<Draft> breaks) {
        String project = service.substring(0, service.indexOf('/'));
        SortedSet<String> definitions =
                new TreeSet<>(List.of(project + "/" + was.service().name(), was.id()));
        List<Change> made = new ArrayList<>();
        for (Draft draft : drafts) {
            made.add(draft.of(service, impact.within(draft, definitions, service, breaks.test(draft))));
        }
        changes.addAll(made);
        for (Draft draft : defines ? comparison.versions(was, is, drafts, made) : List.<Draft>of()) {
            changes.add(draft.of(service, impact.within(draft, definitions, service, false)));
        }
        if (!drafts.isEmpty()) {
            circumstances(service, was, is);
            if (defines) {
                versions(service, was, is);
            }
        }
    }

    private void circumstances(String service, ServiceDefinition was, @Nullable ServiceDefinition is) {
        ServiceDefinition current = is == null ? was : is;
        if (was.service().lifecycle() == Lifecycle.EXPERIMENTAL && after.exemptsExperimental()) {
            circumstances.add(new ExperimentalService(service, current.service().source()));
        }
        if (was.service().version().equals(SemanticVersions.NONE)
                || current.service().version().equals(SemanticVersions.NONE)) {
            circumstances.add(new UnversionedService(service, current.service().source()));
        }
    }

    private void versions(String service, ServiceDefinition was, ServiceDefinition is) {
        String old = was.service().version();
        String now = is.service().version();
        boolean states = !old.isEmpty() && !now.isEmpty();
        if (states && !old.equals(SemanticVersions.NONE) && !now.equals(SemanticVersions.NONE)) {
            boolean isKnown =
                    versions.stream().anyMatch(known -> known.service().equals(service));
            if (isKnown && !was.service().name().equals(is.service().name())) {
                // Who has that id from another service is told apart from that one.
                return;
            }
            versions.removeIf(known -> known.service().equals(service));
            versions.add(new ServiceVersions(service, old, now));
        }
    }

    private void removals() {
        Map<String, ServiceDefinition> unclaimed = new HashMap<>(fresh);
        unclaimed.putAll(taken);
        gone.forEach((service, was) -> {
            Succession.Successor successor = Succession.of(was, new TreeMap<>(unclaimed).values());
            unclaimed.remove(successor.id());
            removed(service, was, successor.id(), successor.moved());
        });
    }

    private void removed(String service, ServiceDefinition was, String successor, boolean moved) {
        String id = was.service().name();
        Map<String, Boolean> users = new TreeMap<>();
        SortedSet<String> definitions = new TreeSet<>(List.of(service));
        Set<String> blind = new TreeSet<>();
        if (was.service().project().equals(View.HEAD)) {
            for (String project : before.projects()) {
                if (taken.containsKey(project + "/" + id)) {
                    blind.add(project);
                }
            }
            for (String user : before.projects()) {
                ServiceDefinition member = before.members(user).get(id);
                boolean follows = before.pin(user).isEmpty() && after.pin(user).isEmpty();
                boolean stillUses =
                        LostService.isStillUsed(was, after.uses(user).keySet());
                if (member != null && follows && stillUses) {
                    users.put(user, true);
                }
                boolean hasOwn = View.isWrittenBy(user, after.members(user).get(id));
                if (member != null && follows && (stillUses || !hasOwn)) {
                    definitions.add(member.id());
                }
            }
        }
        Draft draft = LostService.removal(service, was, successor, moved, !moved && wasOnlyPart(was));
        changes.add(draft.of(service, impact.of(draft, definitions, users, blind, id)));
        circumstances(service, was, null);
        if (was.effective().table("deprecation").get("sunset").orElse(null) instanceof Scalar sunset
                && sunset.value() instanceof LocalDate day) {
            circumstances.add(new AnnouncedSunset(
                    service, day, SourceLocation.startOf(sunset.source().file())));
        }
    }

    /** Whether it was a container in the pod of a service that is still there, and nobody was promised that it stays. */
    private boolean wasOnlyPart(ServiceDefinition was) {
        String project = was.service().project();
        String pod = was.effective().table("deploy").string("sidecar_of").orElse("");
        return after.members(project).containsKey(after.present(project, pod))
                && was.effective().table("deprecation").get("sunset").isEmpty();
    }

    private void added(ServiceDefinition is) {
        SourceLocation source = is.service().source();
        SourceLocation there = SourceLocation.startOf(source.file());
        changes.add(new ServiceAdded(is.id(), new Transition("", is.id(), false, true, there, source, Impact.none())));
    }
}
