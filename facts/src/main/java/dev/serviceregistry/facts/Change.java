package dev.serviceregistry.facts;

import java.util.Comparator;
import java.util.List;

/**
 * One difference between two states of the repository; the rules of the breaking family judge it.
 *
 * <p>It is located where it is written now: what is gone, where it would stand.
 */
public sealed interface Change extends Fact
        permits PinChanged,
                ProcedureChange,
                ProjectAdded,
                ProjectRemoved,
                PromiseChange,
                RegionChange,
                ServiceChange,
                UseAdded,
                UseRemoved,
                ValueChanged,
                VolumeLoss {

    /** By place, as people read a file; at one place by subject, kind and values. */
    Comparator<Change> ORDER = Comparator.comparing(Change::source)
            .thenComparing(Change::subject)
            .thenComparing(Change::kind)
            .thenComparing(Change::old)
            .thenComparing(Change::current);

    /** What was and what is. */
    Transition transition();

    /** The kind of change, in words with hyphens between them, such as {@code port-removed}. */
    String kind();

    /** What it can do to whoever relies on what changed, whatever a setting exempts. */
    ChangeLevel level();

    /** The value before, as it may be shown; empty when there was none. */
    default String old() {
        return transition().old();
    }

    /** The value now, as it may be shown; empty when there is none. */
    default String current() {
        return transition().current();
    }

    /** The value before in a sentence: {@code none} when there was none. */
    default String shownOld() {
        return existed() ? old() : "none";
    }

    /** The value now in a sentence: {@code none} when there is none. */
    default String shownCurrent() {
        return exists() ? current() : "none";
    }

    /** Whether there was a value before. */
    default boolean existed() {
        return transition().existed();
    }

    /** Whether there is a value now. */
    default boolean exists() {
        return transition().exists();
    }

    /** Who is affected, as the end of a sentence: behind a semicolon, or empty when nobody is. */
    default String effect() {
        return transition().impact().sentence();
    }

    @Override
    default SourceLocation source() {
        return transition().source();
    }

    @Override
    default List<? extends Fact> parts() {
        return transition().impact().evidence();
    }
}
