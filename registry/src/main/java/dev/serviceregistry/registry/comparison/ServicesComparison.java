package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.ArrayList;
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

/** Compares what is defined and used: the head of the catalogue, then each project as it sees the catalogue. */
final class ServicesComparison {

    private final View before;
    private final View after;
    private final Values values;
    private final ServiceComparison comparison;
    private final AffectedProjects impact;
    private final Told told;
    private final Departures departures;

    /** What differs in the head, with the projects that it reaches, by the id before. */
    private final SortedMap<String, HeadChange> head = new TreeMap<>();

    private ServicesComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.told = new Told(after);
        this.values = new Values(before.reading(), after.reading());
        this.comparison = new ServiceComparison(before, after);
        this.impact = new AffectedProjects(before, after);
        this.departures = new Departures(before, after, impact);
    }

    /** All that differs between two states. */
    static Told compare(View before, View after) {
        ServicesComparison comparison = new ServicesComparison(before, after);
        comparison.compare();
        return comparison.told;
    }

    private void compare() {
        boolean readable = before.isUsable(View.CATALOG) && after.isUsable(View.CATALOG);
        if (readable) {
            definitions(View.HEAD);
        }
        ProjectComparison comparedProjects = new ProjectComparison(before, after);
        SortedSet<String> projects = new TreeSet<>(before.projects());
        projects.addAll(after.projects());
        for (String project : projects) {
            comparedProjects.compare(project).forEach(told::add);
            if (before.isReadable(project) && after.isReadable(project)) {
                project(project);
            }
        }
        head.values().forEach(this::state);
        departures.tell(told);
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
                    departures.gone(was);
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
                departures.fresh(is);
            } else if (!after.isOverride(project, id)) {
                departures.taken(is);
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
                told.add(lost.draft().of(service, affected));
                told.circumstances(service, lost.was(), null);
            }
        }
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
            if (ofHead.drafts().isEmpty()) {
                List<Draft> claims = comparison.compareClaims(project, was, is);
                state(project + "/" + is.service().name(), was, is, claims, false, draft -> false);
            }
            return;
        }
        boolean overrode = before.isOverride(project, id);
        if (overrode
                && (follows
                        ? departures.areGone(View.HEAD + "/" + id)
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
            made.add(ofHead(change, draft, seeing, users));
        }
        made.forEach(told::add);
        for (Draft draft : comparison.versions(change.was(), change.is(), change.drafts(), made)) {
            List<Draft> untold = new ArrayList<>(change.drafts());
            if (draft.plain() instanceof MajorVersionMissing) {
                untold.removeIf(
                        other -> made.get(change.drafts().indexOf(other)).level() != ChangeLevel.BREAKING);
            }
            Map<String, Boolean> users = change.usersOfTheVersion(untold);
            told.add(ofHead(change, draft, users.keySet(), users));
        }
        if (!change.drafts().isEmpty()) {
            told.circumstances(service, change.was(), change.is());
            told.versions(service, change.was(), change.is());
        }
    }

    /** One change of the head, with whom it concerns: the projects that see it, and who depends on the service by way of them. */
    private Change ofHead(HeadChange change, Draft draft, Set<String> seeing, Map<String, Boolean> users) {
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
        made.forEach(told::add);
        for (Draft draft : defines ? comparison.versions(was, is, drafts, made) : List.<Draft>of()) {
            told.add(draft.of(service, impact.within(draft, definitions, service, false)));
        }
        if (!drafts.isEmpty()) {
            told.circumstances(service, was, is);
            if (defines) {
                told.versions(service, was, is);
            }
        }
    }
}
