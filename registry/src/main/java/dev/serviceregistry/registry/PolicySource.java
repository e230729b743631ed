package dev.serviceregistry.registry;

import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.pack.PackInUse;
import java.nio.file.Path;
import java.util.List;

/** Tells where a repository has policies and exceptions from, besides its own files: the settings of the program say so. */
public interface PolicySource {

    /** A source of none. */
    PolicySource NONE = root -> List.of();

    /** The packs of the repository with this root, which may be that of a revision; a later one goes before an earlier one. */
    List<PackInUse> of(Path root);

    /** The baseline of the repository with this root, be it there or not. */
    default Path baseline(Path root) {
        return root.resolve(BaselineFile.NAME);
    }
}
