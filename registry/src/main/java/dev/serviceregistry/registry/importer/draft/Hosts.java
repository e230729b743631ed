package dev.serviceregistry.registry.importer.draft;

import java.util.Set;

/** The services that can be reached under a host name, as one service sees it. */
public interface Hosts {
    /**
     * The ids of the services behind a host name; empty for a stranger.
     *
     * @param host in lower case
     * @param port the number that is asked for; 0 where none is known
     */
    Set<String> find(String host, int port);

    /** Whether a text can be nothing but a host name, wherever it stands. */
    default boolean isUnmistakable(String host) {
        return false;
    }
}
