package dev.serviceregistry.engine.drools;

import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;

/** Stops a session as soon as the conditions of its rule are met more often than they may. */
final class MatchLimit extends DefaultAgendaEventListener {

    /** The conditions were met too often. */
    static final class ExceededException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExceededException(int most) {
            super("matched more than " + most + " times");
        }
    }

    private final int most;
    private int matches;

    MatchLimit(int most) {
        this.most = most;
    }

    @Override
    public void matchCreated(MatchCreatedEvent event) {
        if (++matches > most) {
            throw new ExceededException(most);
        }
    }
}
