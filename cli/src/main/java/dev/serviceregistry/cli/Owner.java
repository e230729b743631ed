package dev.serviceregistry.cli;

import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Team;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for something, and how they are reached.
 *
 * @param ownership where that is written
 * @param team the team; null when there is none of this name
 */
record Owner(Ownership ownership, @Nullable Team team) {

    /** The owner of a service, else of its project; null when none is named. */
    static @Nullable Owner of(Subject subject, FactSet facts) {
        Ownership own = null;
        Ownership project = null;
        for (Ownership ownership : facts.ofType(Ownership.class)) {
            if (ownership.project().equals(subject.project())
                    && !ownership.team().isEmpty()
                    && (ownership.name().equals(subject.service())
                            || ownership.name().isEmpty() && own == null)) {
                own = ownership;
            }
        }
        for (Ownership ownership : facts.ofType(Ownership.class)) {
            boolean isOfProject = ownership.project().equals(subject.project())
                    && ownership.name().isEmpty();
            project = isOfProject ? ownership : project;
        }
        boolean isInherited = own != null
                && project != null
                && own.resolution() == Resolution.UNJUDGED
                && own.team().equals(project.team());
        Ownership written = isInherited ? project : own;
        return written == null ? null : new Owner(written, team(written.team(), facts));
    }

    private static @Nullable Team team(String handle, FactSet facts) {
        String name = handle.startsWith("@") ? handle.substring(1) : handle;
        for (Team team : facts.ofType(Team.class)) {
            if (team.name().equals(name)) {
                return team;
            }
        }
        return null;
    }

    /** The team's name with its {@code @}. */
    String handle() {
        return ownership.team().startsWith("@") ? ownership.team() : "@" + ownership.team();
    }

    /** How the team is reached, in the order in which to try. */
    List<String> contacts() {
        List<String> contacts = new ArrayList<>();
        if (team != null) {
            for (String contact : List.of(team.slack(), team.email(), team.repository())) {
                if (!contact.isEmpty()) {
                    contacts.add(contact);
                }
            }
            team.escalation().forEach(contact -> contacts.add("then " + contact));
        }
        return contacts;
    }
}
