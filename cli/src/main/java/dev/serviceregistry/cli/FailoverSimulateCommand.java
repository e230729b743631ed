package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.gitops.Failover;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Regions;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells where the traffic goes when a region is lost, and whether those that are left can carry it. */
final class FailoverSimulateCommand implements Action {

    private String lost = "";
    private final List<String> projects = new ArrayList<>();

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells how traffic is split when a region is lost, and which of the others would then carry more"
                                + " than its capacity. It fails when one would, or when nobody takes over.",
                        "failover simulate --lose eu-west",
                        "failover simulate --lose eu-west --project shop -f json")
                .note("Regions named in failover_to fill up in this order; without it the others share in proportion.")
                .text("--lose", "REGION", "The region that is lost.", value -> lost = value)
                .texts("--project", "NAME", "Look at this project alone.", projects);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        if (lost.isEmpty()) {
            throw call.settings().problem("lose", "say which region is lost");
        }
        Reading reading = Readings.shown(call);
        Set<String> asked = Readings.projects(projects, reading, call);
        List<SimulatedFailover> failovers = simulate(reading, asked, call);
        if (json) {
            FailoverJson.write(lost, failovers, call.out());
        } else {
            FailoverText.write(lost, failovers, call);
        }
        return failovers.stream().anyMatch(one -> one.failover().fails()) ? Program.FINDINGS : Program.OK;
    }

    private List<SimulatedFailover> simulate(Reading reading, Set<String> asked, Call call) {
        List<SimulatedFailover> failovers = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Project project : reading.registry().projects()) {
            ProjectDeclaration declaration =
                    reading.registry().declaration(project.name()).orElse(null);
            if (declaration == null || !asked.isEmpty() && !asked.contains(project.name())) {
                continue;
            }
            List<Region> serving = Regions.serving(declaration);
            List<Region> regions = Regions.withSuccessors(declaration, serving);
            for (Region region : serving) {
                known.add(region.name());
                if (region.name().equals(lost)) {
                    failovers.add(new SimulatedFailover(project.name(), regions, Failover.of(regions, region)));
                }
            }
        }
        if (failovers.isEmpty()) {
            String where = asked.isEmpty() ? "no project" : "none of these projects";
            throw call.settings()
                    .problem("lose", where + " serves from '" + lost + "'" + UsageProblem.hint(lost, known));
        }
        return failovers;
    }
}
