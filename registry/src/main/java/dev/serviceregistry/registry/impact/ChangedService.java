package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.Change;
import java.util.List;

/**
 * A service that changed, and whom that concerns.
 *
 * @param service its whole identity
 * @param criticality its tier, or empty; the former one of a service that is gone
 * @param owner the team that answers for it, or empty; the former one of a service that is gone
 * @param changes what changed of it and concerns somebody, sorted by place
 * @param affected the services that use it, those first that will break, then sorted
 * @param projects the projects of these, sorted by name
 */
public record ChangedService(
        String service,
        String criticality,
        String owner,
        List<Change> changes,
        List<AffectedService> affected,
        List<AffectedProject> projects) {

    /** How many services will break, or how many may drift. */
    public int count(boolean breaks) {
        int count = 0;
        for (AffectedService service : affected) {
            count += service.breaks() == breaks ? 1 : 0;
        }
        return count;
    }
}
