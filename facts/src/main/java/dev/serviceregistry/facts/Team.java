package dev.serviceregistry.facts;

import java.util.List;

/**
 * A team that services can have as their owner, and how it is reached.
 *
 * @param name the team's name, without {@code @}
 * @param displayName the name for people; the same as the name when none is given
 * @param slack its channel, or empty
 * @param email its address, or empty
 * @param repository where issues for it are opened, or empty
 * @param escalation whom to call when it does not answer, in this order, each with its {@code @}
 * @param forgeTeam what it is called in the forge, such as {@code @acme/payments}; empty when it is not there
 * @param members who belongs to it, each with all names by which approvals may call them; empty when it does not say
 * @param source where it is declared
 */
public record Team(
        String name,
        String displayName,
        String slack,
        String email,
        String repository,
        List<String> escalation,
        String forgeTeam,
        List<String> members,
        SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("teams." + name);
    }

    @Override
    public String description() {
        return "team " + name;
    }
}
