package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;

/** What the family security must find, worked out from the model alone. */
final class SecurityOracle {

    private final World world;

    SecurityOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>(new ContainerOracle(world).findings());
        found.addAll(new ExposureOracle(world).findings());
        found.addAll(new SecretOracle(world).findings());
        found.addAll(new StorageOracle(world).findings());
        return found;
    }
}
