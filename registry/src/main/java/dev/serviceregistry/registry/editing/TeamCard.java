package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.Team;

/** Tells in a few lines who a team is. */
final class TeamCard {

    private TeamCard() {}

    static String of(Team team) {
        StringBuilder text = new StringBuilder("**@")
                .append(MarkdownText.escaped(team.name()))
                .append("** ");
        text.append(MarkdownText.escaped(team.displayName()));
        add(text, "\n\nChannel: ", team.slack());
        add(text, "\n\nMail: ", team.email());
        return text.append("\n\nDeclared at ").append(team.source()).toString();
    }

    private static void add(StringBuilder text, String before, String value) {
        if (!value.isEmpty()) {
            text.append(before).append(MarkdownText.escaped(value));
        }
    }
}
