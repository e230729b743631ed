package dev.serviceregistry.ledger.forge;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Asks a forge for the reviews of pull requests; found by the service loader, since most starts ask none. */
public interface ReviewSource {

    /**
     * How a forge is asked.
     *
     * @param api the address of its REST API, such as {@code https://api.github.com} or {@code https://gitlab.com/api/v4}
     * @param token what proves that it may be asked; it goes to this address alone, and into no message
     * @param patience how long to wait for each answer
     */
    record Access(URI api, String token, Duration patience) {
        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "access to " + api;
        }
    }

    /** Which forge it asks. */
    ForgeKind kind();

    /**
     * Who stands behind a pull request, or why that cannot be known.
     *
     * @param repository the repository, as {@code owner/name}; in GitLab the project, below as many groups as there are
     * @param number the pull request's number
     * @param teams the teams that reviewers may belong to: what the forge calls each, as {@code @organisation/team}, by
     *     its name
     */
    ForgeAnswer reviews(Access access, String repository, int number, Map<String, String> teams);
}
