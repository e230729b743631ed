package dev.serviceregistry.features.scenarios;

import java.util.List;

/** Something that a scenario expects and that is not so. */
public final class UnmetExpectation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final transient List<String> reported;

    UnmetExpectation(String expected, List<String> reported) {
        super(expected + "\nreported is " + (reported.isEmpty() ? "nothing" : "\n  " + String.join("\n  ", reported)));
        this.expected = expected;
        this.reported = reported;
    }

    /** What was expected. */
    String expected() {
        return expected;
    }

    /** Everything that was reported instead, a line each. */
    List<String> reported() {
        return reported;
    }
}
