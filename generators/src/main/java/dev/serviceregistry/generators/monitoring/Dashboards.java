package dev.serviceregistry.generators.monitoring;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Sha256;

/** What dashboards are called, so that alerts can lead to them. */
public final class Dashboards {

    private static final int DIGITS = 16;

    private Dashboards() {}

    /** The unique name of the dashboard on a project at a target. */
    public static String ofProject(Placement placement) {
        return of("project", placement.target(), placement.project());
    }

    /** The unique name of the dashboard on a service of a project at a target. */
    public static String ofService(Placement placement, String service) {
        return of("service", placement.target(), placement.project() + "/" + service);
    }

    /** The unique name of a dashboard: at most 40 letters, digits and hyphens. */
    public static String of(String kind, String target, String subject) {
        return kind + "-" + Sha256.of(target + "\n" + subject).substring(0, DIGITS);
    }
}
