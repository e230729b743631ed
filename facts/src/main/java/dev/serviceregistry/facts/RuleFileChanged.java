package dev.serviceregistry.facts;

/**
 * A file of the organisation's own rules that is new, gone or another; its values are digests.
 *
 * @param file the file
 * @param transition what was and what is
 */
public record RuleFileChanged(String file, Transition transition) implements ProcedureChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository(file);
    }

    @Override
    public String kind() {
        return "rule-file-changed";
    }

    @Override
    public String description() {
        return file + " was another";
    }
}
