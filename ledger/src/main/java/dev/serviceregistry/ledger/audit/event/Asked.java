package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import java.util.List;

/**
 * What somebody asked a judgement for; empty lists ask for everything.
 *
 * @param command the command that judged
 * @param root the repository's root as it was written, {@code .} for the working directory
 * @param projects the projects whose findings count
 * @param rules the ids of the rules that count
 * @param families the families of rules that count
 * @param reports the reports of scanners that were judged with it, by their paths from the root
 * @param failOn from which severity on findings fail it
 * @param baseline the file of known findings in place of the one that the settings name, by its path from the root; empty
 *     for that one
 * @param pullRequest the pull request whose reviews were taken for approvals; empty for none
 * @param generation what was generated
 * @param against what was compared with
 * @param since since which state findings count
 */
public record Asked(
        String command,
        String root,
        List<String> projects,
        List<String> rules,
        List<String> families,
        List<String> reports,
        String failOn,
        String baseline,
        String pullRequest,
        AskedGeneration generation,
        Compared against,
        Compared since) {

    public Asked {
        projects = List.copyOf(projects);
        rules = List.copyOf(rules);
        families = List.copyOf(families);
        reports = List.copyOf(reports);
    }

    JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("against", against.json())
                .with("command", command)
                .with("fail_on", failOn)
                .with("families", JsonArray.of(families))
                .with("projects", JsonArray.of(projects))
                .with("reports", JsonArray.of(reports))
                .with("root", root)
                .with("rules", JsonArray.of(rules))
                .with("since", since.json());
        json = baseline.isEmpty() ? json : json.with("baseline", baseline);
        json = pullRequest.isEmpty() ? json : json.with("pull_request", pullRequest);
        return generation.equals(AskedGeneration.NOTHING) ? json : json.with("generation", generation.json());
    }

    static Asked of(JsonObject json) {
        return new Asked(
                json.text("command"),
                json.text("root"),
                json.array("projects").texts(),
                json.array("rules").texts(),
                json.array("families").texts(),
                json.array("reports").texts(),
                json.text("fail_on"),
                json.text("baseline"),
                json.text("pull_request"),
                AskedGeneration.of(json.object("generation")),
                Compared.of(json.object("against")),
                Compared.of(json.object("since")));
    }
}
