package dev.serviceregistry.facts;

import java.util.List;

/**
 * A written exception that lacks what every one has to name, as a {@link WaiverGap} tells, so that it lets nothing off.
 *
 * @param waiver what it says; what it lacks is empty, and an end that it does not name is never
 */
public record RefusedWaiver(Waiver waiver) implements ExceptionFact {

    @Override
    public SourceLocation source() {
        return waiver.source();
    }

    @Override
    public Subject subject() {
        return waiver.subject();
    }

    @Override
    public String description() {
        return "a waiver that lets nothing off";
    }

    @Override
    public List<Waiver> parts() {
        return List.of(waiver);
    }
}
