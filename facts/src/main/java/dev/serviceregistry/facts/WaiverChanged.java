package dev.serviceregistry.facts;

/**
 * Another waiver, none before or none any more.
 *
 * @param waived the id of the rule or the fingerprint of the finding that it waives
 * @param about the subject for which it does; empty for every one
 * @param transition what was and what is
 */
public record WaiverChanged(String waived, String about, Transition transition) implements ProcedureChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository("waivers:" + waived + (about.isEmpty() ? "" : " " + about));
    }

    @Override
    public String kind() {
        return "waiver-changed";
    }

    @Override
    public String description() {
        return "what is waived of " + waived + " was another";
    }
}
