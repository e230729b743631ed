package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import java.util.Set;

/** Finds teams that are named by their handle, and those that there are not where it is said who decides. */
final class NamedTeams {

    private static final List<String> OF_CHANGE_CONTROL = List.of(
            "breaking_changes_require", "version_bumps_require", "config_changes_require", "emergency_changes_require");

    /** Stands for the owner of whatever changes. */
    private static final String OWNER = "maintainer";

    private final Names names;
    private final Repository repository;
    private final Set<String> teams;
    private final List<Diagnostic> diagnostics;

    /** Adds what is wrong to this list. */
    NamedTeams(Names names, Repository repository, List<Diagnostic> diagnostics) {
        this.names = names;
        this.repository = repository;
        this.teams = repository.head().teams();
        this.diagnostics = diagnostics;
    }

    void check() {
        ParsedFile head = repository.head().file();
        if (!head.usable() || head.leavesOpen("teams")) {
            return;
        }
        head.content().table("teams").entries().forEach(this::checkName);
        check(head.content().table("catalog"), "catalog", "owners");
        for (ParsedFile file : repository.policies()) {
            Table control = file.content().table("change_control");
            OF_CHANGE_CONTROL.forEach(key -> check(control, "change_control", key));
        }
    }

    private void checkName(String team, Table.Entry entry) {
        if (team.startsWith(OwnershipFacts.HANDLE)) {
            String name = team.substring(OwnershipFacts.HANDLE.length());
            diagnostics.add(new Diagnostic(
                    DiagnosticKind.INVALID_VALUE,
                    Subject.ofRepository("teams." + team),
                    "teams.\"" + team + "\" is a handle and no name of a team; write [teams." + name + "]",
                    entry.key()));
        }
    }

    private void check(Table table, String section, String key) {
        for (Scalar handle : table.scalars(key)) {
            String team = handle.text().startsWith("@") ? handle.text().substring(1) : handle.text();
            if (teams.contains(team) || team.equals(OWNER) && !section.equals("catalog")) {
                continue;
            }
            String hint = names.suggestion(team, teams);
            diagnostics.add(new Diagnostic(
                    DiagnosticKind.INVALID_VALUE,
                    Subject.ofRepository(section + "." + key + ":" + team),
                    section + "." + key + " names '@" + team + "', which is no team"
                            + (hint.isEmpty() ? "" : "; " + hint),
                    handle.source()));
        }
    }
}
