package dev.serviceregistry.facts;

/**
 * Another value of what no other kind of change tells of, none before or none any more.
 *
 * @param subject what the value belongs to, with its dotted path
 * @param transition what was and what is
 */
public record ValueChanged(Subject subject, Transition transition) implements Change {
    @Override
    public String kind() {
        return "value-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return subject.element() + " of " + subject + " was another";
    }
}
