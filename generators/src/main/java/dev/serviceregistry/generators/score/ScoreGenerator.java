package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.registry.ServiceRegistry;

/** Makes a workload file of Score for each service of a project at each target; containers of one pod share a file. */
public final class ScoreGenerator implements CodeGenerator {

    private static final Format FORMAT = Format.ofRunning("score", "Score");

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            Pods pods = new Pods(placement);
            WorkloadNames names = new WorkloadNames(placement, pods);
            pods.all().forEach((main, beside) -> {
                Workload workload = new Workload(main, beside, names);
                generation.add(placement, names.of(main) + ".yaml", workload.tree());
            });
        }
        return generation.result();
    }
}
