package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeClass;
import dev.serviceregistry.facts.EmergencyChange;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.values.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out which approvals a change needs, and which it has: the entrance to this package. */
public final class ApprovalReview {

    private final ChangeClasses classes;
    private final ChangeControl control;
    private final Teams teams;
    private final ChangeHistory history;
    private final ChangeIdentities identities;
    private final Map<Change, ChangeIdentity> known = new LinkedHashMap<>();
    private final Set<String> emergencies = new HashSet<>();
    private final Set<ApprovalDemand> demands = new LinkedHashSet<>();
    private final Set<Approval> approvals = new LinkedHashSet<>();

    private ApprovalReview(Reading before, Reading after, Comparison comparison, ChangeHistory history) {
        this.classes = new ChangeClasses(comparison.circumstances());
        this.control = ChangeControl.of(before, after);
        this.teams = new Teams(before, after, history.people());
        this.history = history;
        this.identities = new ChangeIdentities(before, after);
    }

    /** Whether change control names anybody, before the change or after it. */
    public static boolean isNeeded(Reading before, Reading after) {
        return ChangeControl.of(before, after).isStated();
    }

    /** Whether somebody may let a change through in an emergency. */
    public static boolean mayLetThrough(Reading before, Reading after, String person) {
        Comparison nothing = new Comparison(List.of(), List.of(), List.of());
        return new ApprovalReview(before, after, nothing, ChangeHistory.UNKNOWN).mayLetThrough(person);
    }

    private boolean mayLetThrough(String approver) {
        Person person = teams.known(Person.of(approver));
        for (String handle : control.emergencies()) {
            String team = handle.substring(1);
            if (!teams.namesMembers(team) || teams.isMember(person, team)) {
                return true;
            }
        }
        return control.emergencies().isEmpty();
    }

    /**
     * What a change needs and has: an {@link ApprovalDemand} for each change and team, and an {@link Approval} for each
     * approval of one of these. Nothing where change control names nobody.
     *
     * @param before the state that it starts from
     * @param after the state that it leads to; one reader has read both
     * @param comparison what differs between them
     * @param history how it came about
     */
    public static List<Fact> of(Reading before, Reading after, Comparison comparison, ChangeHistory history) {
        ApprovalReview review = new ApprovalReview(before, after, comparison, history);
        if (!review.control.isStated()) {
            return Emergencies.forgotten(before, after);
        }
        for (EmergencyChange emergency : after.registry().facts().ofType(EmergencyChange.class)) {
            if (review.mayLetThrough(emergency.approver())) {
                review.emergencies.add(emergency.fingerprint() + " " + emergency.team());
            }
        }
        for (Change change : comparison.changes()) {
            review.demand(change);
        }
        if (!review.demands.isEmpty()) {
            for (GivenApproval given : new GivenApprovals(before, after, history).all()) {
                review.look(given);
            }
        }
        List<Fact> facts = new ArrayList<>(review.demands);
        facts.addAll(review.approvals);
        facts.addAll(Emergencies.forgotten(before, after));
        return facts;
    }

    private void demand(Change change) {
        for (ChangeClass category : classes.of(change)) {
            Set<String> handles = ChangeClasses.isOfControl(change)
                    ? control.everybody()
                    : control.teams().getOrDefault(category, Set.of());
            for (String handle : handles) {
                String name = handle.substring(1);
                String team = name.equals(ApprovalDemand.NOBODY) ? teams.owner(change.subject()) : name;
                ChangeIdentity identity = known.computeIfAbsent(change, identities::of);
                boolean through = emergencies.contains(identity.fingerprint() + " " + team);
                demands.add(new ApprovalDemand(identity.fingerprint(), category, team, through, change));
            }
        }
    }

    private void look(GivenApproval given) {
        Person approver = teams.known(given.approver());
        SortedMap<String, ApprovalStanding> ofNone = ofNone(given, approver);
        for (ApprovalDemand demand : demands) {
            ChangeIdentity identity = known.get(demand.change());
            boolean covers = given.coverage().covers(identity);
            if (!covers && !given.coverage().isOutdated(identity)) {
                continue;
            }
            ofNone.forEach((team, standing) -> approvals.add(approval(given, team, standing, demand)));
            if (!given.inPlace()) {
                continue;
            }
            String team = demand.team();
            boolean isMember = teams.isMember(approver, team);
            boolean isOfTeam =
                    given.teams().contains(team) || isMember && (given.teams().isEmpty() || given.proven());
            if (isOfTeam) {
                boolean isProven = isMember || given.proven();
                ApprovalStanding standing = standing(given, approver, demand, identity, covers, isProven);
                approvals.add(approval(given, team, standing, demand));
            }
        }
    }

    private static Approval approval(
            GivenApproval given, String team, ApprovalStanding standing, ApprovalDemand demand) {
        return new Approval(
                demand.fingerprint(),
                team,
                given.approver().shown(),
                given.origin(),
                standing,
                given.evidence(),
                demand.change().subject(),
                given.source() == null ? demand.source() : given.source());
    }

    /**
     * What of an approval is no team's: the names that it gives for teams, each with why; an empty name where it gives none.
     * Only of trailers: files are read by their schema, and of a review the forge says to which teams it belongs.
     */
    private SortedMap<String, ApprovalStanding> ofNone(GivenApproval given, Person approver) {
        SortedMap<String, ApprovalStanding> ofNone = new TreeMap<>();
        if (given.origin() != ApprovalOrigin.TRAILER) {
            return ofNone;
        }
        if (!given.inPlace()) {
            ofNone.put("", ApprovalStanding.NO_TRAILER);
            return ofNone;
        }
        for (String team : given.teams()) {
            if (!teams.isDeclared(team)
                    && demands.stream().noneMatch(demand -> demand.team().equals(team))) {
                ofNone.put(team, ApprovalStanding.OF_NO_TEAM);
            }
        }
        if (given.teams().isEmpty() && !teams.isMember(approver)) {
            ofNone.put("", ApprovalStanding.OF_NOBODY);
        }
        return ofNone;
    }

    private ApprovalStanding standing(
            GivenApproval given,
            Person approver,
            ApprovalDemand demand,
            ChangeIdentity identity,
            boolean covers,
            boolean isProven) {
        if (!covers) {
            return ApprovalStanding.OUTDATED;
        }
        if (!control.accepted().contains(given.origin())) {
            return ApprovalStanding.NOT_ACCEPTED;
        }
        if (wrote(approver, demand.change())) {
            return ApprovalStanding.BY_AUTHOR;
        }
        if (!isProven && teams.namesMembers(demand.team())) {
            return ApprovalStanding.BY_STRANGER;
        }
        boolean isNamed = given.coverage().fingerprints().contains(identity.fingerprint());
        return isNamed && identity.holdsSecret() ? ApprovalStanding.UNBOUND : ApprovalStanding.COUNTS;
    }

    private boolean wrote(Person approver, Change change) {
        for (Person opener : history.openers()) {
            if (teams.known(opener).mayBe(approver)) {
                return true;
            }
        }
        for (Person author : authors(change)) {
            if (teams.known(author).mayBe(approver)) {
                return true;
            }
        }
        return false;
    }

    /** Who wrote the files in which the change stands; everybody, where no commit tells. */
    private List<Person> authors(Change change) {
        List<String> files = List.of(
                change.source().file(), change.transition().previousSource().file());
        List<Person> all = new ArrayList<>();
        List<Person> authors = new ArrayList<>();
        for (LoggedCommit commit : history.commits()) {
            for (String author : commit.authors()) {
                all.add(Person.of(author));
                for (String file : files) {
                    if (commit.files().contains(file)) {
                        authors.add(Person.of(author));
                        break;
                    }
                }
            }
        }
        return authors.isEmpty() ? all : authors;
    }
}
