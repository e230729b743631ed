package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How teams are reached. */
final class Teams {

    private final Map<String, Team> byName = new HashMap<>();

    Teams(ServiceRegistry registry) {
        for (Team team : registry.facts().ofType(Team.class)) {
            byName.put(team.name(), team);
        }
    }

    /** How a team is reached, with or without {@code @} before its name; nowhere when there is none. */
    Contacts contacts(String handle) {
        Team team = byName.get(WatchedService.team(handle));
        Contacts contacts = new Contacts();
        if (team != null) {
            contacts.addSlack(team.slack());
            contacts.addEmail(team.email());
        }
        return contacts;
    }

    /** Whom to call when a team does not answer, in this order. */
    List<String> escalation(String handle) {
        Team team = byName.get(WatchedService.team(handle));
        return team == null ? List.of() : team.escalation();
    }
}
