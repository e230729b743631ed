package dev.serviceregistry.registry.impact;

import java.util.List;

/**
 * Whom it concerns when something happens to one service.
 *
 * @param service its whole identity
 * @param criticality its tier, or empty
 * @param owner the team that answers for it, or empty
 * @param dependants the services that depend on it, directly or through others, sorted
 * @param projects the projects that run it or one of these, sorted by name
 */
public record Impact(
        String service, String criticality, String owner, List<Dependant> dependants, List<AffectedProject> projects) {

    /** How many of the dependants name the service themselves. */
    public int direct() {
        int direct = 0;
        for (Dependant dependant : dependants) {
            direct += dependant.path().isDirect() ? 1 : 0;
        }
        return direct;
    }
}
