package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import java.util.List;

/**
 * A service that uses one that changed.
 *
 * @param service its whole identity
 * @param criticality its tier, or empty
 * @param owner the team that answers for it, or empty
 * @param breaks whether it names what changed, so that it will break; else it may drift: behave otherwise than before
 * @param path how it uses the changed service, from itself on; no step where it runs that service itself
 * @param causes the changes that break it, or else those by which it may drift
 */
public record AffectedService(
        String service, String criticality, String owner, boolean breaks, List<ImpactStep> path, List<Change> causes) {

    /** Whether it uses the changed service through others only. */
    public boolean isTransitive() {
        return path.size() > 1;
    }

    /** The project that it belongs to. */
    public String project() {
        return service.substring(0, Math.max(0, service.indexOf('/')));
    }
}
