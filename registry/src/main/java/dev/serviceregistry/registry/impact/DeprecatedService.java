package dev.serviceregistry.registry.impact;

import java.time.LocalDate;
import java.util.List;

/**
 * A service that comes to its end.
 *
 * @param service its whole identity
 * @param lifecycle where it stands
 * @param since the first day of its deprecation; {@link LocalDate#MIN} when nothing says which
 * @param sunset its last day; {@link LocalDate#MAX} when nothing says which
 * @param replacedBy the service to move to as written, or empty
 * @param reason why it goes, or empty
 * @param criticality its tier, or empty
 * @param notice the notice that its tier demands as written, or empty
 * @param projects the projects that run it, sorted
 * @param dependants the services that depend on it themselves, sorted
 */
public record DeprecatedService(
        String service,
        String lifecycle,
        LocalDate since,
        LocalDate sunset,
        String replacedBy,
        String reason,
        String criticality,
        String notice,
        List<String> projects,
        List<String> dependants) {

    /** Whether a project runs it, or whether its services depend on it. */
    public boolean concerns(String project) {
        for (String dependant : dependants) {
            if (dependant.startsWith(project + "/")) {
                return true;
            }
        }
        return projects.contains(project) || service.startsWith(project + "/");
    }
}
