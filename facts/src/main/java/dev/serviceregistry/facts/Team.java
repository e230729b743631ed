package dev.serviceregistry.facts;

import java.util.List;

/**
 * A team that services can have as their owner, and how it is reached.
 *
 * @param name the team's name, without {@code @}
 * @param displayName the name for people; the same as the name when none is given
 * @param slack its channel, or empty
 * @param email its address, or empty
 * @param escalation whom to call when it does not answer, in this order, each with its {@code @}
 * @param source where it is declared
 */
public record Team(
        String name, String displayName, String slack, String email, List<String> escalation, SourceLocation source)
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
