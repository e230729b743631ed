package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * One step of a scenario.
 *
 * @param text how it is written, its keyword included
 * @param place where it is written
 * @param below where the text below it begins; where it is itself when there is none
 * @param definition what it does
 * @param arguments what it does it with
 * @param rules the ids of the rules that it names
 */
record Step(
        String text,
        SourceLocation place,
        SourceLocation below,
        Definition definition,
        List<Object> arguments,
        List<String> rules) {

    /** The step, told of at a place in the text below it. */
    Step at(SourceLocation within) {
        int line = below.line() + within.line() - 1;
        int column = below.column() + within.column() - 1;
        return new Step(
                text,
                new SourceLocation(below.file(), line, column, line, column + 1),
                below,
                definition,
                arguments,
                rules);
    }
}
