package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import java.util.List;

/**
 * What is to be migrated.
 *
 * @param changes the changes that matter: those that a rule objects to and those that somebody fails with
 * @param all everything that differs, among which the counterpart of what is gone may be found
 * @param before the state that is left
 * @param after the state to migrate to
 * @param against what the former state is called
 * @param folder the path of the repository's root within its git checkout, with {@code /} at its end; empty when it is that
 *     root or there is none
 * @param directory where the guides will be, as a command names it; empty for where it is given
 * @param config the repository, as a command names it; empty where a command finds it by itself
 */
public record Migration(
        List<Change> changes,
        List<Change> all,
        Reading before,
        Reading after,
        String against,
        String folder,
        String directory,
        String config) {

    /** Keeps its own copies. */
    public Migration {
        changes = List.copyOf(changes);
        all = List.copyOf(all);
    }
}
