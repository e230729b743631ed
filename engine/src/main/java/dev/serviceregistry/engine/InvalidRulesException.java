package dev.serviceregistry.engine;

import java.util.List;

/** Rules that cannot be judged by, because of what they say or fail to say of themselves. */
public final class InvalidRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes every problem of every rule, each a sentence that names its rule. */
    public InvalidRulesException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
