package dev.serviceregistry.facts;

/**
 * A control that a rule serves which is judged by.
 *
 * @param control the control as {@code FRAMEWORK:id}
 */
public record ControlServed(String control) implements Fact {

    @Override
    public SourceLocation source() {
        return SourceLocation.startOf("");
    }

    @Override
    public Subject subject() {
        return Subject.ofRepository("controls:" + control);
    }

    @Override
    public String description() {
        return control + " is served by a rule";
    }
}
