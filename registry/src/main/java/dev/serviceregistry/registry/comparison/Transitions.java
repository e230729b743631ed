package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.tree.Node;
import org.jspecify.annotations.Nullable;

/** Puts together what was and what is, of which it is not known yet whom it affects. */
final class Transitions {

    private Transitions() {}

    /**
     * Of values, as they are written.
     *
     * @param then where the value would have been when there was none
     * @param now where it would be when there is none
     */
    static Transition of(SourceLocation then, SourceLocation now, @Nullable Node was, @Nullable Node is) {
        return new Transition(
                Values.text(was),
                Values.text(is),
                was != null,
                is != null,
                was == null ? then : was.source(),
                is == null ? now : is.source(),
                Impact.none());
    }

    /** Of values of a file, as they are written. */
    static Transition of(String file, @Nullable Node was, @Nullable Node is) {
        SourceLocation start = SourceLocation.startOf(file);
        return of(start, start, was, is);
    }

    /** Of a file as a whole. */
    static Transition of(String file, String old, String now, boolean existed, boolean exists) {
        SourceLocation start = SourceLocation.startOf(file);
        return new Transition(old, now, existed, exists, start, start, Impact.none());
    }
}
