package dev.serviceregistry.cli;

import dev.serviceregistry.registry.git.Checkout;

/**
 * Who runs the program, as far as the surroundings tell.
 *
 * @param name the name
 * @param source which of them tells it
 */
record Actor(String name, String source) {

    /** Variables that name who a pipeline works for; the first goes before whatever else is known. */
    private static final String[] OF_PIPELINES = {"SERVICE_REGISTRY_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN"};

    /** Variables that name the user of a machine. */
    private static final String[] OF_MACHINES = {"USER", "LOGNAME", "USERNAME"};

    static Actor of(Surroundings surroundings, Checkout checkout) {
        Actor actor = of(OF_PIPELINES, surroundings);
        if (actor.name.isEmpty() && !checkout.user().isEmpty()) {
            actor = new Actor(checkout.user(), "git");
        }
        if (actor.name.isEmpty()) {
            actor = of(OF_MACHINES, surroundings);
        }
        return actor.name.isEmpty() ? new Actor("unknown", "") : actor;
    }

    private static Actor of(String[] variables, Surroundings surroundings) {
        for (String variable : variables) {
            if (!surroundings.variable(variable).isEmpty()) {
                return new Actor(surroundings.variable(variable), variable);
            }
        }
        return new Actor("", "");
    }
}
