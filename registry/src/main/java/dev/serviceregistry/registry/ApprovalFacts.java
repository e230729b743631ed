package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.EmergencyChange;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.People;
import dev.serviceregistry.registry.values.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** States the approvals that no forge holds, and what was let through in an emergency. */
final class ApprovalFacts {

    /** What every approval has to name; the schema finds what is missing. */
    private static final List<String> DEMANDED = List.of("change", "team", "approved_by", "date");

    private final Names names;
    private final ParsedFile head;
    private final Set<String> teams;
    private final Iterable<ParsedFile> files;
    private final List<Fact> facts;
    private final List<Diagnostic> diagnostics;
    private final People people = new People();

    /** Adds what it states, and what is wrong with it, to these lists. */
    ApprovalFacts(Names names, Repository repository, List<Fact> facts, List<Diagnostic> diagnostics) {
        this.names = names;
        this.head = repository.head().file();
        this.teams = repository.head().teams();
        this.files = repository.policies();
        this.facts = facts;
        this.diagnostics = diagnostics;
    }

    void state() {
        boolean knowsPeople = false;
        for (ParsedFile file : files) {
            if (!file.name().startsWith("policies/")) {
                continue;
            }
            for (Node approval : file.content().items("approvals")) {
                if (!knowsPeople) {
                    knowsPeople = true;
                    meet();
                }
                state((Table) approval);
            }
        }
    }

    private void meet() {
        for (Table team : head.content().tables("teams").values()) {
            for (Scalar member : team.scalars("members")) {
                people.add(Person.of(member.text()));
            }
        }
    }

    private void state(Table table) {
        for (String key : DEMANDED) {
            if (table.get(key).isEmpty()) {
                return;
            }
        }
        String change = text(table, "change");
        String team = text(table, "team").substring(1);
        boolean knowsTeams = head.usable() && !head.leavesOpen("teams");
        if (knowsTeams && !teams.contains(team)) {
            String hint = names.suggestion(team, teams);
            diagnostics.add(new Diagnostic(
                    DiagnosticKind.INVALID_VALUE,
                    Subject.ofRepository("approvals:" + change + ":" + team),
                    "an approval is of '@" + team + "', which is no team" + (hint.isEmpty() ? "" : "; " + hint),
                    table.place("team")));
            return;
        }
        String approver = text(table, "approved_by");
        Person person = people.known(Person.of(approver));
        if (table.get("emergency").isEmpty()) {
            facts.add(new RecordedApproval(
                    change,
                    team,
                    approver,
                    person.key(),
                    isMember(person, team),
                    text(table, "evidence"),
                    table.source()));
            return;
        }
        Table emergency = table.table("emergency");
        if (emergency.get("review_by").orElse(null) instanceof Scalar reviewBy
                && !text(emergency, "reason").isEmpty()
                && !text(emergency, "ticket").isEmpty()) {
            String about = text(table, "about");
            facts.add(new EmergencyChange(
                    change,
                    team,
                    approver,
                    person.key(),
                    about.isEmpty() ? "change " + change : about,
                    text(emergency, "reason"),
                    text(emergency, "ticket"),
                    (LocalDate) reviewBy.value(),
                    table.source()));
        }
    }

    private boolean isMember(Person person, String team) {
        List<Scalar> members = head.content().table("teams").table(team).scalars("members");
        for (Scalar member : members) {
            if (Person.of(member.text()).isSameAs(person)) {
                return true;
            }
        }
        return members.isEmpty();
    }

    private static String text(Table table, String key) {
        return table.get(key).orElse(null) instanceof Scalar scalar
                ? scalar.text().strip()
                : "";
    }
}
