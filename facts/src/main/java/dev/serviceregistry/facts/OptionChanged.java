package dev.serviceregistry.facts;

/**
 * Another value of an option that the repository sets for every command, none before or none any more.
 *
 * @param option the option, as {@code service-registry.toml} spells it
 * @param transition what was and what is
 */
public record OptionChanged(String option, Transition transition) implements ProcedureChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository("service-registry.toml:" + option);
    }

    @Override
    public String kind() {
        return "option-changed";
    }

    @Override
    public String description() {
        return "the option " + option + " was another";
    }
}
