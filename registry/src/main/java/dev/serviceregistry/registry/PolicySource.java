package dev.serviceregistry.registry;

import dev.serviceregistry.registry.pack.PackInUse;
import java.nio.file.Path;
import java.util.List;

/** Gives the packs whose policies a repository takes in, each of them verified. */
public interface PolicySource {

    /** A source of none. */
    PolicySource NONE = root -> List.of();

    /** The packs of the repository with this root, which may be that of a revision; a later one goes before an earlier one. */
    List<PackInUse> of(Path root);
}
