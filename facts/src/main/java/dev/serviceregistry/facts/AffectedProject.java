package dev.serviceregistry.facts;

import java.util.List;

/**
 * What of a project a change affects.
 *
 * @param project the project, or {@code global} for the catalogue's own services
 * @param services the ids, within the project, of the services that use what changed, sorted
 * @param owner the team that answers for the project, or empty
 * @param transitive whether they use it through other services only
 * @param breaks whether they name what changed, so that they fail with it; else they may behave otherwise
 */
public record AffectedProject(
        String project, List<String> services, String owner, boolean transitive, boolean breaks) {}
