package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.DemandedApproval;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.EmergencyChange;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.ledger.audit.event.ChangeApproved;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.git.Checkout;
import dev.serviceregistry.registry.secrets.SafeMessage;
import dev.serviceregistry.registry.values.People;
import dev.serviceregistry.registry.values.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records approvals: looks for what needs them, and writes only what will count. */
final class ApprovalRecording {

    private static final String FILE = "policies/approvals.toml";

    private final Call call;
    private final JudgingOptions options;
    private final ApprovalDraft draft;
    private final Set<String> changes;

    /**
     * Records what a draft says.
     *
     * @param changes the fingerprints of the changes that it is of; none for all that need it
     */
    ApprovalRecording(Call call, JudgingOptions options, ApprovalDraft draft, List<String> changes) {
        this.call = call;
        this.options = options;
        this.draft = draft;
        this.changes = new TreeSet<>(Settings.parts(changes));
    }

    /** What is approved. */
    private record Target(String fingerprint, String team, String about) {}

    int run() throws IOException {
        return PolicyAppendix.alone(call, this::recorded);
    }

    private int recorded() throws IOException {
        Reading reading = Readings.of(call);
        TreeMap<String, Team> teams = new TreeMap<>();
        for (Team team : reading.registry().facts().ofType(Team.class)) {
            teams.put(team.name(), team);
        }
        if (!draft.team().isEmpty() && !teams.containsKey(draft.team())) {
            throw call.settings()
                    .problem(
                            "team",
                            "there is no team '" + draft.team() + "'"
                                    + UsageProblem.hint(draft.team(), teams.keySet()) + "\nTeams stand in [teams] of "
                                    + call.repository().shown(Repository.MARK) + ".");
        }
        write(options.against.isEmpty() ? afterwards(reading, teams) : demanded(reading));
        return Program.OK;
    }

    /** What of a change needs the approval, when that will count. */
    private List<Target> demanded(Reading reading) throws IOException {
        ComparedJudgement judged = new Judging(call, options).judged(reading, Set.of(), Set.of(), List.of());
        List<Target> targets = new ArrayList<>();
        List<RecordedApproval> proposed = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> known = new TreeSet<>();
        for (DemandedApproval demanded :
                DemandedApproval.of(judged.judgement().judged().facts())) {
            ApprovalDemand demand = demanded.demand();
            known.add(demand.fingerprint());
            boolean isOpen = demanded.state() == DemandedApproval.State.MISSING
                    || demanded.state() == DemandedApproval.State.EMERGENCY && draft.emergency() == null;
            if (isOpen) {
                missing.add("@" + demand.team());
            }
            boolean isMeant = (draft.team().isEmpty() || draft.team().equals(demand.team()))
                    && (changes.isEmpty() || changes.contains(demand.fingerprint()));
            Target target = new Target(
                    demand.fingerprint(), demand.team(), demand.change().kind() + " " + name(demand));
            if (isOpen && isMeant && !targets.contains(target)) {
                targets.add(target);
                proposed.add(proposed(target));
            }
        }
        for (String change : changes) {
            if (!known.contains(change)) {
                throw call.settings()
                        .problem(
                                "change",
                                "there is no change '" + change + "' that needs approval since then"
                                        + UsageProblem.hint(change, known));
            }
        }
        if (targets.isEmpty()) {
            throw new UsageProblem("nothing here waits for the approval of "
                    + (draft.team().isEmpty() ? "anybody" : "@" + draft.team())
                    + (missing.isEmpty() ? "" : "; what is missing is that of " + String.join(", ", missing))
                    + "\n'service-registry approvals status' tells what a change needs and has.");
        }
        Baseline baseline = Objects.requireNonNull(judged.baseline());
        if (draft.emergency() != null && !ApprovalReview.mayLetThrough(baseline.reading(), reading, draft.approver())) {
            throw call.settings()
                    .problem(
                            "approved_by",
                            draft.approver() + " may let nothing through: emergency_changes_require of [change_control]"
                                    + " names teams of others");
        }
        if (draft.emergency() == null) {
            requireCounting(
                    ChangeApprovals.of(baseline, reading, judged.comparison(), "", ForgeReviews.NONE, proposed, call));
        }
        return targets;
    }

    private static String name(ApprovalDemand demand) {
        String element = demand.change().subject().element();
        return demand.change().subject() + (element.isEmpty() ? "" : " " + element);
    }

    private RecordedApproval proposed(Target target) {
        return new RecordedApproval(
                target.fingerprint(),
                target.team(),
                draft.approver(),
                Person.of(draft.approver()).key(),
                true,
                "proposed",
                SourceLocation.startOf(FILE));
    }

    /** Refuses what would be written and count for nothing. */
    private void requireCounting(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Approval approval
                    && approval.origin() == ApprovalOrigin.FILE
                    && approval.evidence().equals("proposed")
                    && approval.standing() != ApprovalStanding.COUNTS) {
                throw new UsageProblem("the approval of " + approval.changed() + " by " + draft.approver()
                        + " would count for nothing: it " + approval.fate() + "\nNothing was written.");
            }
        }
    }

    /** What went through in an emergency and is reviewed now. */
    private List<Target> afterwards(Reading reading, TreeMap<String, Team> teams) {
        if (changes.isEmpty() || draft.emergency() != null) {
            throw call.settings()
                    .problem(
                            "against",
                            "say what to compare with: --against REF, DIR or VERSION; only the review of what went"
                                    + " through in an emergency needs just --change");
        }
        Person approver = person(teams);
        List<Target> targets = new ArrayList<>();
        for (EmergencyChange emergency : reading.registry().facts().ofType(EmergencyChange.class)) {
            if (changes.contains(emergency.fingerprint()) && emergency.team().equals(draft.team())) {
                if (Person.of(emergency.approver()).mayBe(approver)) {
                    throw new UsageProblem(draft.approver() + " let this change through: somebody else of @"
                            + draft.team() + " reviews it");
                }
                targets.add(new Target(emergency.fingerprint(), emergency.team(), emergency.about()));
            }
        }
        if (targets.isEmpty()) {
            throw call.settings()
                    .problem(
                            "change",
                            "no such change went through in an emergency for @" + draft.team()
                                    + "\nThe approval of what is not merged yet needs --against.");
        }
        return targets;
    }

    private Person person(TreeMap<String, Team> teams) {
        People people = new People();
        List<Person> members = new ArrayList<>();
        for (Team team : teams.values()) {
            for (String member : team.members()) {
                people.add(Person.of(member));
                if (team.name().equals(draft.team())) {
                    members.add(Person.of(member));
                }
            }
        }
        Person approver = people.known(Person.of(draft.approver()));
        if (!members.isEmpty() && members.stream().noneMatch(approver::isSameAs)) {
            throw call.settings()
                    .problem(
                            "approved_by",
                            draft.approver() + " is no member of @" + draft.team() + ", as [teams] has it");
        }
        return approver;
    }

    private void write(List<Target> targets) throws IOException {
        Checkout checkout =
                Checkout.of(call.repository().root(), call.surroundings().variable("HOME"));
        List<String> tables = new ArrayList<>();
        List<ChangeApproved> events = new ArrayList<>();
        TreeSet<String> teams = new TreeSet<>();
        String evidence = draft.emergency() == null
                ? draft.evidence()
                : "emergency: " + draft.emergency().reason() + " ("
                        + draft.emergency().ticket() + "), to be reviewed until "
                        + draft.emergency().reviewBy();
        for (Target target : targets) {
            tables.add(draft.text(target.fingerprint(), target.team(), target.about(), checkout.commit()));
            events.add(new ChangeApproved(
                    target.fingerprint(),
                    "@" + target.team(),
                    draft.approver(),
                    checkout.commit(),
                    evidence.isEmpty() ? FILE : SafeMessage.ofProse(evidence)));
            teams.add("@" + target.team());
        }
        new PolicyAppendix(FILE, "[[approvals]]", tables).write(events, options.audit, call);
        String of = String.join(", ", teams);
        TreeSet<String> distinct = new TreeSet<>();
        targets.forEach(target -> distinct.add(target.fingerprint()));
        String count = Counts.of(distinct.size(), "change");
        call.out()
                .line(call.repository().shown(FILE) + ": " + draft.approver()
                        + (draft.emergency() == null
                                ? " approves " + count + " for " + of
                                : " lets " + count + " through, for " + of + " to review until "
                                        + draft.emergency().reviewBy()));
        for (Target target : targets) {
            call.out().line("  " + target.fingerprint() + " " + target.about() + " (@" + target.team() + ")");
        }
    }
}
