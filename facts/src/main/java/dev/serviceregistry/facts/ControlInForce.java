package dev.serviceregistry.facts;

/**
 * A control that the organisation answers for.
 *
 * @param control the control as {@code FRAMEWORK:id}
 * @param source where it is written
 */
public record ControlInForce(String control, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("compliance.controls_in_force:" + control);
    }

    @Override
    public String description() {
        return control + " is in force";
    }
}
