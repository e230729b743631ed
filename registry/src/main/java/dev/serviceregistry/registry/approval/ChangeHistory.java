package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.values.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a change came about.
 *
 * @param commits the commits that it consists of
 * @param openers who asks for it, besides those who wrote it
 * @param people who is known to whoever was asked by several names
 * @param reviews the reviews that approve it
 * @param proposed approvals that no file holds yet
 * @param states gives the states of the repository in between
 */
public record ChangeHistory(
        List<LoggedCommit> commits,
        List<Person> openers,
        List<Person> people,
        List<Review> reviews,
        List<RecordedApproval> proposed,
        States states) {

    /** Nothing is known but the two states. */
    public static final ChangeHistory UNKNOWN =
            new ChangeHistory(List.of(), List.of(), List.of(), List.of(), List.of(), commit -> null);

    /** The same with approvals that no file holds yet. */
    public ChangeHistory with(List<RecordedApproval> approvals) {
        return new ChangeHistory(commits, openers, people, reviews, approvals, states);
    }

    /** Gives the state of the repository in a commit, read as what is compared was. */
    @FunctionalInterface
    public interface States {
        /** The state; null when it cannot be read. */
        @Nullable
        Reading in(String commit);
    }
}
