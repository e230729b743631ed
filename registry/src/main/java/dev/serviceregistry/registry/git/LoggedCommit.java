package dev.serviceregistry.registry.git;

import java.util.List;
import java.util.Set;

/**
 * A commit of a change.
 *
 * @param id the commit, in hex
 * @param parent its first parent, in hex; empty when it has none
 * @param isEmpty whether it leaves every file as it was
 * @param authors who wrote it, each as {@code Name <address>}: its author, and those whom it names as co-authors
 * @param trailers what its last paragraph says, in the order in which it does, and lines above that look like it
 * @param files what it changes of the central repository, by path; of a merge, what is as in none of its parents
 */
public record LoggedCommit(
        String id, String parent, boolean isEmpty, List<String> authors, List<Trailer> trailers, Set<String> files) {

    /**
     * A line of a commit's message that says something to programs.
     *
     * @param key what stands before the colon
     * @param value what stands behind it
     * @param line the line of the message, from 1
     * @param last whether it stands in the last paragraph, where alone git takes it for a trailer
     */
    public record Trailer(String key, String value, int line, boolean last) {}
}
