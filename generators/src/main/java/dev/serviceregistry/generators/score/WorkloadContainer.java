package dev.serviceregistry.generators.score;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.Optional;
import java.util.Set;

/** A service as a container of a workload. */
final class WorkloadContainer {

    /** In the place of an image: whoever deploys the workload gives it. */
    private static final String GIVEN = ".";

    private final PlacedService service;
    private final Declared container;
    private final WorkloadNames names;
    private final WorkloadResources resources;

    WorkloadContainer(PlacedService service, WorkloadNames names, WorkloadResources resources) {
        this.service = service;
        this.container = service.get("container");
        this.names = names;
        this.resources = resources;
    }

    Mapping tree() {
        Mapping tree = new Mapping().put("image", image());
        ContainerVariables variables = new ContainerVariables(service, names, resources);
        command("entrypoint", "command", variables, tree);
        command("command", "args", variables, tree);
        tree.putUnlessEmpty("variables", variables.tree());
        new ContainerMounts(service, resources).putInto(tree);
        Mapping amounts = new Mapping();
        amounts.putUnlessEmpty("requests", amounts("cpu_request_millicores", "min_memory_mb"));
        amounts.putUnlessEmpty("limits", amounts("cpu_limit_millicores", "max_memory_mb"));
        tree.putUnlessEmpty("resources", amounts);
        new ContainerProbes(service, variables).putInto(tree);
        restart();
        return tree;
    }

    private String image() {
        Optional<String> image = service.image();
        Declared build = container.get("build");
        if (image.isEmpty()) {
            build.lose("Score builds nothing: give the image to the tool that reads the workload");
            return GIVEN;
        }
        build.lose("Score builds nothing: a workload runs the image that it names");
        return image.get();
    }

    /** An empty list takes away what the image says. */
    private void command(String key, String name, ContainerVariables variables, Mapping tree) {
        if (container.get(key).isPresent()) {
            tree.put(name, variables.words(container.get(key)));
        }
    }

    private Mapping amounts(String processors, String memory) {
        Mapping amounts = new Mapping();
        Declared metadata = service.get("metadata");
        metadata.get(processors).integer().ifPresent(millicores -> amounts.put("cpu", millicores + "m"));
        metadata.get(memory).integer().ifPresent(mebibytes -> {
            if (mebibytes > 0) {
                amounts.put("memory", mebibytes + "Mi");
            } else {
                metadata.get(memory).lose("an amount of memory is more than nothing");
            }
        });
        return amounts;
    }

    private void restart() {
        WorkloadKind kind = service.service().kind();
        boolean ends = kind == WorkloadKind.JOB || kind == WorkloadKind.CRONJOB;
        Declared restart = container.get("restart");
        if (!ends && Set.of("always", "unless-stopped").contains(restart.text(""))) {
            restart.skip();
        } else {
            restart.lose("platforms of Score choose when a container is started again");
        }
    }
}
