package dev.serviceregistry.cli;

import dev.serviceregistry.registry.PolicySource;
import dev.serviceregistry.registry.pack.PackInUse;
import java.nio.file.Path;
import java.util.List;

/** Where a repository and its former states have policies and exceptions from, besides their own files. */
record PolicyPlaces(StatedSettings settings, Packs packs, BaselinePlace baselines) implements PolicySource {

    @Override
    public List<PackInUse> of(Path root) {
        return packs.of(root);
    }

    @Override
    public Path baseline(Path root) {
        return baselines.in(root);
    }
}
