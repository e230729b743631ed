package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.List;

/** How a service runs. */
final class Running {

    private Running() {}

    /** Whether a service is still meant to be used. */
    static boolean isLive(Definition definition) {
        return !definition.effective().text("lifecycle").orElse("").equals("retired");
    }

    /** Whether it is certain that a service runs until somebody stops it; what the schema refused may have been a job. */
    static boolean isLong(World world, Definition definition) {
        Tree effective = definition.effective();
        boolean ends = effective.text("type").orElse("").equals("job")
                || List.of("job", "cronjob")
                        .contains(effective.text("deploy.kind").orElse(""));
        return !ends && !world.isUncertain(definition, "type") && !world.isUncertain(definition, "deploy.kind");
    }
}
