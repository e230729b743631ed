package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AnnouncedSunset;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.ServiceAdded;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Scalar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The services that one state has and the other has not: what became of each that is gone. */
final class Departures {

    private final View before;
    private final View after;
    private final AffectedProjects impact;

    /** By whole identity, as all of these. */
    private final SortedMap<String, ServiceDefinition> gone = new TreeMap<>();

    private final SortedMap<String, ServiceDefinition> fresh = new TreeMap<>();

    /** What projects write for themselves and had of the catalogue before. */
    private final SortedMap<String, ServiceDefinition> taken = new TreeMap<>();

    Departures(View before, View after, AffectedProjects impact) {
        this.before = before;
        this.after = after;
        this.impact = impact;
    }

    /** Notes one that only the state before has. */
    void gone(ServiceDefinition was) {
        gone.put(was.id(), was);
    }

    /** Notes one that only the state after has. */
    void fresh(ServiceDefinition is) {
        fresh.put(is.id(), is);
    }

    /** Notes one that a project writes for itself and had of the catalogue before. */
    void taken(ServiceDefinition is) {
        taken.put(is.id(), is);
    }

    boolean areGone(String service) {
        return gone.containsKey(service);
    }

    /** Says of all that were noted what became of them and what is new. */
    void tell(Told told) {
        Map<String, ServiceDefinition> unclaimed = new HashMap<>(fresh);
        unclaimed.putAll(taken);
        gone.forEach((service, was) -> {
            Succession.Successor successor = Succession.of(was, new TreeMap<>(unclaimed).values());
            unclaimed.remove(successor.id());
            removed(was, successor, told);
        });
        fresh.values().forEach(is -> told.add(added(is)));
    }

    private void removed(ServiceDefinition was, Succession.Successor successor, Told told) {
        String service = was.id();
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
        Draft draft = LostService.removal(
                service, was, successor.id(), successor.moved(), !successor.moved() && wasOnlyPart(was));
        told.add(draft.of(service, impact.of(draft, definitions, users, blind, id)));
        told.circumstances(service, was, null);
        if (was.effective().table("deprecation").get("sunset").orElse(null) instanceof Scalar sunset
                && sunset.value() instanceof LocalDate day) {
            told.circumstance(new AnnouncedSunset(
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

    private static Change added(ServiceDefinition is) {
        SourceLocation source = is.service().source();
        SourceLocation there = SourceLocation.startOf(source.file());
        return new ServiceAdded(is.id(), new Transition("", is.id(), false, true, there, source, Impact.none()));
    }
}
