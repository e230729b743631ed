package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whom the alerts of a project are sent to, and whom next when they go on. */
final class AlertmanagerConfig {

    private static final String NOBODY = "unrouted";

    /** Where the operator mounts the key {@code url} of a Secret {@code slack}; no webhook stands in a file. */
    private static final String SLACK_FILE = "/etc/alertmanager/secrets/slack/url";

    /** How long a team has before the next one of its escalation is told. */
    private static final long TEAM_STEP = 900_000;

    private final Placement placement;
    private final Teams teams;
    private final Set<String> owners = new TreeSet<>();
    private final Map<String, Contacts> receivers = new LinkedHashMap<>();
    private final Map<String, Contacts> bySeverity = new LinkedHashMap<>();

    /** The severities for which somebody is paged, in the order in which they are written. */
    private final Set<String> paging = new LinkedHashSet<>();

    AlertmanagerConfig(Placement placement, List<WatchedService> services, Teams teams) {
        this.placement = placement;
        this.teams = teams;
        owners.add(WatchedService.owner(placement));
        services.forEach(service -> owners.add(service.owner()));
        monitoring("routes").entries().forEach(this::route);
        if (paging.isEmpty()) {
            paging.add("critical");
        }
    }

    private Declared monitoring(String key) {
        return placement.settings().get("monitoring").get(key);
    }

    private void route(String severity, Declared declared) {
        Contacts contacts = new Contacts()
                .addSlack(declared.get("slack").text(""))
                .addEmail(declared.get("email").text(""));
        Declared page = declared.get("page");
        if (page.isPresent()) {
            paging.add(severity);
            contacts.add(reached(page));
        }
        bySeverity.put(severity, contacts);
    }

    private Contacts reached(Declared handle) {
        Contacts contacts = teams.contacts(handle.text(""));
        if (contacts.isEmpty()) {
            handle.lose("neither a channel nor an address of this team is declared");
        }
        return contacts;
    }

    Mapping tree() {
        receivers.put(NOBODY, new Contacts());
        Sequence routes = new Sequence();
        escalations().forEach(routes::add);
        for (String owner : owners) {
            routes.add(ofOwner(owner));
        }
        Mapping ofProject = new Mapping()
                .put(
                        "matchers",
                        List.of(matcher("project", placement.project()), matcher("target", placement.target())))
                .put("routes", routes);
        Mapping route = new Mapping()
                .put("receiver", NOBODY)
                .put("group_by", List.of("alertname", "project", "service"))
                .put("group_wait", "30s")
                .put("group_interval", "5m")
                .put("repeat_interval", "4h")
                .put("routes", new Sequence().add(ofProject));
        Sequence named = new Sequence();
        receivers.forEach((name, contacts) -> named.add(contacts.receiver(name)));
        return new Mapping()
                .putUnlessEmpty("global", global())
                .put("route", route)
                .put(
                        "inhibit_rules",
                        new Sequence()
                                .add(inhibition("critical", "high|medium|low"))
                                .add(inhibition("high", "medium|low")))
                .put("receivers", named);
    }

    private Mapping global() {
        Mapping global = new Mapping();
        if (receivers.values().stream().anyMatch(Contacts::hasSlack)) {
            global.put("slack_api_url_file", SLACK_FILE);
        }
        if (receivers.values().stream().anyMatch(Contacts::hasEmail)) {
            global.put("smtp_smarthost", "localhost:25").put("smtp_from", "alertmanager@localhost");
        }
        return global;
    }

    /** A budget that burns faster is told alone. */
    private static Mapping inhibition(String source, String targets) {
        String burn = matcher("alertname", ObjectiveRules.BURN);
        return new Mapping()
                .put("source_matchers", List.of(burn, matcher(Alert.SEVERITY, source)))
                .put("target_matchers", List.of(burn, Alert.SEVERITY + "=~\"" + targets + "\""))
                .put("equal", List.of("project", "service", "slo", "target"));
    }

    private Mapping ofOwner(String owner) {
        Contacts team = new Contacts().add(teams.contacts(owner));
        if (team.isEmpty()) {
            team.add(teams.contacts(WatchedService.owner(placement)));
        }
        Sequence routes = new Sequence();
        Set<String> severities = new LinkedHashSet<>(bySeverity.keySet());
        severities.addAll(paging);
        for (String severity : severities) {
            Contacts contacts = new Contacts()
                    .add(bySeverity.getOrDefault(severity, new Contacts()))
                    .add(team)
                    .add(paging.contains(severity) ? atOnce() : new Contacts());
            routes.add(new Mapping()
                    .put("matchers", List.of(matcher(Alert.SEVERITY, severity)))
                    .put("receiver", receiver(placement.project() + "/" + owner + "/" + severity, contacts)));
        }
        return new Mapping()
                .put("matchers", List.of(matcher("owner", owner)))
                .put("receiver", receiver(placement.project() + "/" + owner, team))
                .put("routes", routes);
    }

    private List<Declared> steps() {
        return monitoring("escalation").get("steps").items();
    }

    private static long after(Declared step) {
        return Spans.milliseconds(step.get("after").text("0s"));
    }

    /** Who is told without a pause. */
    private Contacts atOnce() {
        Contacts contacts = new Contacts();
        for (Declared step : steps()) {
            if (after(step) == 0) {
                contacts.add(reached(step.get("notify")));
            }
        }
        return contacts;
    }

    /**
     * The further steps: Alertmanager waits before it tells a group for the first time, and tells nobody when the alert has
     * ended by then, so a step is a wait.
     */
    private List<Mapping> escalations() {
        List<Mapping> escalations = new ArrayList<>();
        for (Declared step : steps()) {
            Declared notify = step.get("notify");
            Contacts contacts = reached(notify);
            if (after(step) > 0 && !contacts.isEmpty()) {
                String name = placement.project() + "/after " + Spans.of(after(step)) + "/" + notify.text("");
                escalations.add(wait(List.of(pages()), after(step), receiver(name, contacts)));
            }
        }
        if (!steps().isEmpty()) {
            return escalations;
        }
        for (String owner : owners) {
            long after = 0;
            for (String handle : teams.escalation(owner)) {
                after += TEAM_STEP;
                Contacts contacts = teams.contacts(handle);
                if (!contacts.isEmpty()) {
                    String name = placement.project() + "/" + owner + "/after " + Spans.of(after) + "/" + handle;
                    escalations.add(wait(List.of(matcher("owner", owner), pages()), after, receiver(name, contacts)));
                }
            }
        }
        return escalations;
    }

    private static Mapping wait(List<String> matchers, long after, String receiver) {
        return new Mapping()
                .put("matchers", matchers)
                .put("receiver", receiver)
                .put("group_by", List.of("..."))
                .put("group_wait", Spans.of(after))
                .put("continue", true);
    }

    /** A free name for a receiver. */
    private String receiver(String name, Contacts contacts) {
        String free = name;
        for (int i = 2; receivers.containsKey(free); i++) {
            free = name + "-" + i;
        }
        receivers.put(free, contacts);
        return free;
    }

    private String pages() {
        StringBuilder pattern = new StringBuilder();
        for (String severity : paging) {
            pattern.append(pattern.isEmpty() ? "" : "|");
            severity.codePoints().forEach(c -> {
                boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c > 127 || c < ' ';
                pattern.append(plain ? "" : "\\").appendCodePoint(c);
            });
        }
        return Alert.SEVERITY + "=~" + quoted(pattern.toString());
    }

    private static String matcher(String label, String value) {
        return label + "=" + quoted(value);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
