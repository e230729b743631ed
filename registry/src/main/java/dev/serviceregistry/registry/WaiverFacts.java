package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RefusedWaiver;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WaiverGap;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States the exceptions that somebody has approved, and what keeps others from being such. */
final class WaiverFacts {

    /** What every waiver has to name, and what to say when it does not. */
    private static final List<Map.Entry<String, String>> DEMANDED = List.of(
            Map.entry("reason", "names no reason"),
            Map.entry("ticket", "names no ticket"),
            Map.entry("approved_by", "names nobody who approved it (approved_by)"),
            Map.entry("expires", "names no day on which it ends (expires)"));

    private final Names names;
    private final ParsedFile head;
    private final Set<String> teams;
    private final Iterable<ParsedFile> files;
    private final List<Fact> facts;
    private final Set<String> stated = new HashSet<>();

    /** Adds what it states to this list. */
    WaiverFacts(Names names, Repository repository, List<Fact> facts) {
        this.names = names;
        this.head = repository.head().file();
        this.teams = repository.head().teams();
        this.files = repository.policies();
        this.facts = facts;
    }

    void state() {
        for (ParsedFile file : files) {
            if (file.name().startsWith("policies/")) {
                state(file);
            }
        }
    }

    private void state(ParsedFile file) {
        List<Node> waivers = file.content().items("waivers");
        for (int i = 0; i < waivers.size(); i++) {
            @Nullable
            SourceLocation end = i + 1 < waivers.size() ? waivers.get(i + 1).source() : null;
            Set<String> refused = new HashSet<>();
            for (Problem problem : file.problems()) {
                boolean within = problem.source().compareTo(waivers.get(i).source()) >= 0
                        && (end == null || problem.source().compareTo(end) < 0);
                if (within && problem.path().startsWith("waivers.")) {
                    refused.add(problem.path().substring("waivers.".length()));
                }
            }
            state((Table) waivers.get(i), refused);
        }
    }

    /**
     * States a waiver, or what it lacks.
     *
     * @param refused the keys that the schema has refused, of which enough is said
     */
    private void state(Table table, Set<String> refused) {
        String rule = text(table, "rule");
        String service = present(text(table, "subject"));
        String fingerprint = text(table, "fingerprint");
        String about = fingerprint.isEmpty() ? rule + ":" + service : fingerprint;
        Map<String, String> lacks = new LinkedHashMap<>();
        for (Map.Entry<String, String> demanded : DEMANDED) {
            if (text(table, demanded.getKey()).isEmpty()) {
                lacks.put(demanded.getKey(), demanded.getValue());
            }
        }
        if (fingerprint.isEmpty() && (rule.isEmpty() || service.isEmpty())) {
            lacks.put(rule.isEmpty() ? "rule" : "subject", target(rule, service));
        } else if (!fingerprint.isEmpty() && !isFingerprint(fingerprint)) {
            lacks.put("fingerprint", "names the fingerprint '" + fingerprint + "', which no finding can have");
        }
        String handle = text(table, "approved_by");
        String team = handle.startsWith("@") ? handle.substring(1) : handle;
        boolean knowsTeams = head.usable() && !head.leavesOpen("teams");
        if (!team.isEmpty() && knowsTeams && !teams.contains(team)) {
            String hint = names.suggestion(team, teams);
            lacks.put(
                    "approved_by",
                    "is approved by '@" + team + "', which is no team" + (hint.isEmpty() ? "" : "; " + hint));
        }
        lacks.forEach((key, lack) -> {
            if (!refused.contains(key)) {
                facts.add(new WaiverGap(
                        about, key, lack, table.get(key).map(Node::source).orElse(table.source())));
            }
        });
        boolean isWhole = !fingerprint.isEmpty() || !rule.isEmpty() && !service.isEmpty();
        boolean isTwin = isWhole && !stated.add(about);
        if (isTwin) {
            facts.add(new WaiverGap(about, "twin", "is written twice", table.source()));
        }
        LocalDate expires =
                table.get("expires").orElse(null) instanceof Scalar scalar && scalar.value() instanceof LocalDate day
                        ? day
                        : LocalDate.MAX;
        Waiver waiver = new Waiver(
                rule,
                service,
                fingerprint,
                text(table, "reason"),
                text(table, "ticket"),
                text(table, "approved_by"),
                expires,
                table.source());
        if (isTwin || !lacks.isEmpty()) {
            facts.add(new RefusedWaiver(waiver));
        } else {
            facts.add(waiver);
        }
    }

    /** A subject by the id that its service has now; what belongs to no project stays as it is. */
    private String present(String subject) {
        int slash = subject.indexOf('/');
        return slash < 0
                ? subject
                : names.present(new Subject(subject.substring(0, slash), subject.substring(slash + 1), ""))
                        .toString();
    }

    private static String target(String rule, String service) {
        if (rule.isEmpty() && service.isEmpty()) {
            return "names neither a fingerprint nor a rule and a subject";
        }
        return rule.isEmpty()
                ? "names the subject " + service + " and no rule"
                : "names the rule " + rule + " and no subject";
    }

    private static String text(Table table, String key) {
        return table.get(key).orElse(null) instanceof Scalar scalar
                ? scalar.text().strip()
                : "";
    }

    private static boolean isFingerprint(String text) {
        int end = text.indexOf('-');
        String digits = end < 0 ? text : text.substring(0, end);
        if (digits.length() != 32) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
