package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes up what stands beside the services: how they are deployed and watched, and what files say of themselves. */
final class RandomOperations {

    private final Dice dice;
    private final Set<Fault> faults;
    private final RandomSecrets secrets;

    RandomOperations(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
        this.secrets = new RandomSecrets(dice, faults);
    }

    /** The files of a project besides its services. */
    List<Operations> of(String project) {
        List<Operations> files = new ArrayList<>();
        if (dice.chance(.6)) {
            files.add(new Operations(project, "deployment", Flaw.NONE, deployment(project)));
        }
        if (dice.chance(.4)) {
            files.add(new Operations(project, "monitoring", Flaw.NONE, monitoring()));
        }
        return files;
    }

    private Tree deployment(String project) {
        Tree tree = Tree.of("deployment.namespace", project.toLowerCase(java.util.Locale.ROOT));
        tree.with("deployment.gitops", dice.oneOf("argocd", "flux", "none"));
        Tree freeze = Tree.of("from", LocalDate.of(2026, 12, 20)).with("to", LocalDate.of(2027, 1, 3));
        tree.with("deployment.target.production.freeze", List.of(freeze.with("reason", "year end")));
        tree.with("deployment.rollback.to", "last-successful");
        new RandomDeployment(dice, faults).write(tree);
        switch (has(.3) ? dice.between(0, 3) : -1) {
            case 0 -> freeze.with("reason", secrets.token());
            case 1 -> tree.with("deployment.rollback.to", secrets.token());
            case 2 -> tree.with("x_note", secrets.token());
            case 3 -> tree.with("x_pipeline.deploy_password", secrets.password());
            default -> tree.with("x_note", "none");
        }
        return tree;
    }

    private Tree monitoring() {
        Tree tree = Tree.of("monitoring.scrape_interval", "30s");
        tree.with("monitoring.routes.critical.slack", "#incidents");
        tree.with("monitoring.alerts.Slow.expr", "rate(http_requests_total[5m]) > 0.5");
        tree.with("monitoring.alerts.Slow.runbook", "docs/runbooks/slow.md");
        switch (has(.3) ? dice.between(0, 2) : -1) {
            case 0 -> tree.with("monitoring.alerts.Slow.runbook", secrets.token());
            case 1 -> tree.with("monitoring.routes.critical.email", secrets.token());
            case 2 -> tree.with("x_api_token", secrets.password());
            default -> tree.with("x_note", "none");
        }
        return tree;
    }

    /** What a file of services says besides them, in the table that is its own. */
    Tree about(String table) {
        Tree about = Tree.empty();
        if (dice.chance(.2)) {
            about.with(table + ".description", has(.3) ? secrets.token() : "What is meant");
        }
        return about;
    }

    /** What the list of versions says of one. */
    Tree notes() {
        return has(.1) ? Tree.of("notes", secrets.token()) : Tree.empty();
    }

    /** Settings that nothing else of a random repository reads. */
    void settings(Tree settings) {
        if (has(.2)) {
            settings.with(dice.oneOf("compliance.encryption.algorithm", "x_note"), secrets.token());
        }
        if (dice.chance(.5)) {
            List<Tree> waivers = new ArrayList<>();
            for (int i = dice.between(1, 3); i > 0; i--) {
                waivers.add(waiver());
            }
            settings.with("waivers", waivers);
        }
        if (dice.chance(.3)) {
            settings.with("approvals", approvals());
        }
    }

    /** What went through in an emergency, and who has looked at it since. */
    private List<Tree> approvals() {
        List<Tree> approvals = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            String change = dice.text(32, "0123456789abcdef");
            int days = dice.oneOf(-1, 0, 1, 30);
            Tree emergency = approval(change, "Release Engineer <release@example.org>");
            emergency.with("emergency.reason", "The shop is down");
            emergency.with("emergency.ticket", "INC-7");
            approvals.add(emergency.with("emergency.review_by", RandomRepository.TODAY.plusDays(days)));
            if (dice.chance(.7)) {
                approvals.add(approval(
                        change,
                        dice.oneOf("Release <RELEASE@example.org>", "Reviewer <reviewer@example.org>", "@reviewer")));
            }
        }
        return dice.shuffled(approvals);
    }

    private Tree approval(String change, String approver) {
        return Tree.of("change", change)
                .with("team", "@" + RandomStewardship.TEAMS.get(0))
                .with("approved_by", approver)
                .with("date", RandomRepository.TODAY);
    }

    private Tree waiver() {
        Tree waiver = Tree.of("rule", dice.oneOf("GOV-012", "CMP-007"));
        waiver.with("subject", dice.oneOf("global", "nobody/nothing"));
        if (dice.chance(.9)) {
            waiver.with("reason", has(.3) ? secrets.token() : "The vendor's image");
        }
        if (dice.chance(.9)) {
            waiver.with("ticket", "SEC-1234");
        }
        if (dice.chance(.9)) {
            waiver.with("approved_by", dice.chance(.8) ? "@" + RandomStewardship.TEAMS.get(0) : "@strangers");
        }
        if (dice.chance(.9)) {
            int days = dice.oneOf(-1, 0, 30, 31, 200);
            waiver.with("expires", RandomRepository.TODAY.plusDays(days));
        }
        return waiver;
    }

    private boolean has(double probability) {
        return faults.contains(Fault.SECRET) && dice.chance(probability);
    }
}
