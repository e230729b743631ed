package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is left to find when waivers have let findings off, and what is found on the waivers themselves. */
final class ExceptionOracle {

    private static final int ANNOUNCED_DAYS = 30;

    private final World world;
    private final List<Expected> findings;
    private final List<Expected> more = new ArrayList<>();
    private final Set<Expected> covered = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    /**
     * Looks at the waivers of a repository in which this would be found without them.
     *
     * @param findings the findings
     */
    ExceptionOracle(World world, List<Expected> findings) {
        this.world = world;
        this.findings = findings;
    }

    List<Expected> findings() {
        for (Tree settings : world.settings()) {
            for (Object waiver : settings.list("waivers")) {
                waiver((Tree) waiver);
            }
        }
        List<Expected> left = new ArrayList<>(findings);
        left.removeIf(covered::contains);
        left.addAll(more);
        return left;
    }

    private void waiver(Tree waiver) {
        String rule = waiver.text("rule").orElse("");
        String on = waiver.text("subject").orElse("");
        String name = rule + ":" + on;
        List<String> lacks = new ArrayList<>();
        for (String key : List.of("reason", "ticket", "approved_by", "expires")) {
            if (!waiver.has(key)) {
                lacks.add(key);
            }
        }
        Optional<String> team = waiver.text("approved_by").map(handle -> handle.substring(1));
        if (team.isPresent() && isUnknown(team.get())) {
            lacks.add("approved_by");
        }
        lacks.forEach(key -> add("GOV-006", name + ":" + key));
        boolean first = written.add(name);
        if (!first) {
            add("GOV-006", name + ":twin");
        }
        long left = waiver.value("expires")
                .map(day -> ChronoUnit.DAYS.between(world.repository().today(), (LocalDate) day))
                .orElse(Long.MAX_VALUE);
        if (left < 0) {
            add("GOV-007", name);
        }
        if (left < 0 || !first || !lacks.isEmpty()) {
            return;
        }
        if (left <= ANNOUNCED_DAYS) {
            add("GOV-009", name);
        }
        List<Expected> covers = findings.stream()
                .filter(finding -> finding.rule().equals(rule)
                        && (finding.subject().project().equals(on)
                                || finding.subject().toString().equals(on)))
                .toList();
        covered.addAll(covers);
        if (covers.isEmpty() && !world.definitions().isEmpty()) {
            add("GOV-008", name);
        }
    }

    private boolean isUnknown(String team) {
        Repository.Catalogue head = world.repository().head();
        return head.readable()
                && !World.refuses(head.about(), "teams")
                && !head.about().table("teams").has(team);
    }

    private void add(String rule, String element) {
        more.add(new Expected(rule, Subject.ofRepository("waivers:" + element)));
    }
}
