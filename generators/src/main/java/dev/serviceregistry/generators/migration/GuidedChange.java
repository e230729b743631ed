package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import java.util.List;

/**
 * A change as it concerns one project.
 *
 * @param change the change
 * @param uses the project's services that it affects, those first that it breaks
 * @param before what was written, as TOML; empty for nothing
 * @param after what is written, as TOML; empty for nothing
 * @param action what the project has to do, as a sentence without its end
 */
public record GuidedChange(Change change, List<AffectedUse> uses, String before, String after, String action) {

    /**
     * A service of the project that a change affects.
     *
     * @param service its id
     * @param breaks whether it names what changed
     * @param path how it uses the changed service; no step where it runs that itself
     */
    public record AffectedUse(String service, boolean breaks, List<ImpactStep> path) {}

    /** Whether it breaks a service of the project. */
    public boolean breaks() {
        for (AffectedUse use : uses) {
            if (use.breaks()) {
                return true;
            }
        }
        return false;
    }
}
