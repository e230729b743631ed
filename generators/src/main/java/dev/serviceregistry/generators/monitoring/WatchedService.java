package dev.serviceregistry.generators.monitoring;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service as it is watched at a target.
 *
 * @param placement where it runs
 * @param placed what it declares
 * @param owner the team that answers for it, without {@code @}
 */
public record WatchedService(Placement placement, PlacedService placed, String owner) {

    /** Who answers when nobody is named. */
    public static final String NOBODY = "none";

    /** The services of a project at a target, sorted by id. */
    public static List<WatchedService> of(Placement placement) {
        List<WatchedService> services = new ArrayList<>();
        for (PlacedService placed : placement.services()) {
            String owner = team(placed.get("owner").text(""));
            services.add(new WatchedService(placement, placed, owner.isEmpty() ? owner(placement) : owner));
        }
        return List.copyOf(services);
    }

    /** The team that answers for a project. */
    public static String owner(Placement placement) {
        String owner = team(placement.settings().get("project").get("owner").text(""));
        return owner.isEmpty() ? NOBODY : owner;
    }

    /** The name of a team, without the sign of a handle. */
    public static String team(String written) {
        String name = written.strip();
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** The identity by which metrics know it: the project that runs it, and its id there. */
    public String id() {
        return placement.project() + "/" + placed.name();
    }

    /** What people call it. */
    public String title() {
        return placed.get("display_name").text(placed.name());
    }

    /** Whether it is there all the time, rather than until it is done. */
    public boolean isStanding() {
        WorkloadKind kind = placed.service().kind();
        return kind != WorkloadKind.JOB && kind != WorkloadKind.CRONJOB;
    }

    /** Where somebody reads what to do; by convention below {@code docs/runbooks} when it does not say so. */
    public String runbook() {
        return placed.get("metadata").get("runbook").text("docs/runbooks/" + placed.name() + ".md");
    }

    /** Its objectives, in the order in which they are written. */
    public List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>();
        for (Map.Entry<String, Declared> entry : placed.get("slo").entries().entrySet()) {
            Objective.read(this, entry.getKey(), entry.getValue()).ifPresent(objectives::add);
        }
        return List.copyOf(objectives);
    }
}
