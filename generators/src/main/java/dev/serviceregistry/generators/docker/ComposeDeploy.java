package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** How many containers of a service there are, how they are replaced, and what resources they have. */
final class ComposeDeploy {

    private final PlacedService service;
    private final Declared deploy;
    private final Declared metadata;
    private final WorkloadKind kind;

    ComposeDeploy(PlacedService service) {
        this.service = service;
        this.deploy = service.get("deploy");
        this.metadata = service.get("metadata");
        this.kind = service.service().kind();
    }

    void putInto(Mapping tree) {
        Mapping written = new Mapping();
        kind(written);
        EngineLimits.replicas(service).ifPresent(replicas -> written.put("replicas", replicas));
        strategy(written);
        Mapping resources = new Mapping();
        resources.putUnlessEmpty("limits", amounts("cpu_limit_millicores", "max_memory_mb"));
        resources.putUnlessEmpty("reservations", amounts("cpu_request_millicores", "min_memory_mb"));
        written.putUnlessEmpty("resources", resources);
        tree.putUnlessEmpty("deploy", written);
        deploy.get("termination_grace")
                .text()
                .ifPresent(grace -> tree.put("stop_grace_period", ComposeDuration.of(grace)));
    }

    private void kind(Mapping written) {
        Declared declared = deploy.get("kind");
        declared.skip();
        switch (kind) {
            case DAEMONSET -> written.put("mode", "global");
            case STATEFULSET -> declared.lose("its containers have no identity of their own there");
            case CRONJOB -> declared.lose("nothing starts a container at a time there");
            default -> {
                // A deployment is what Compose runs, and a job is one that is not started again.
            }
        }
    }

    private void strategy(Mapping written) {
        Declared strategy = deploy.get("strategy");
        if (!strategy.get("type").text("").equals("rolling")) {
            strategy.get("type").lose("containers are replaced one by one there");
            return;
        }
        Declared more = strategy.get("max_surge");
        Declared fewer = strategy.get("max_unavailable");
        Mapping update = new Mapping();
        boolean startsFirst = fewer.isPresent() && isNone(fewer);
        if (startsFirst && isNone(more)) {
            more.lose("without a container more or a container less nothing can be replaced");
            update.put("parallelism", 1);
            update.put("order", "start-first");
        } else if (startsFirst || !fewer.isPresent() && more.isPresent()) {
            step(more).ifPresent(step -> update.put("parallelism", step));
            update.put("order", "start-first");
        } else {
            step(fewer).ifPresent(step -> update.put("parallelism", step));
            if (more.isPresent() && !isNone(more)) {
                more.lose("an old container is stopped first there, or a new one started");
            }
        }
        written.putUnlessEmpty("update_config", update);
    }

    private static boolean isNone(Declared amount) {
        return amount.text("").matches("0%?");
    }

    /** How many containers at once; 0 is all of them. */
    private static Optional<Long> step(Declared amount) {
        OptionalLong number = amount.integer();
        if (number.isPresent()) {
            return Optional.of(number.getAsLong());
        }
        if (amount.text("").equals("100%")) {
            return Optional.of(0L);
        }
        amount.lose("only a number of containers can be stated there");
        return Optional.empty();
    }

    private Mapping amounts(String processors, String memory) {
        Mapping amounts = new Mapping();
        metadata.get(processors)
                .integer()
                .ifPresent(millicores -> amounts.put(
                        "cpus",
                        BigDecimal.valueOf(millicores, 3).stripTrailingZeros().toPlainString()));
        metadata.get(memory).integer().ifPresent(mebibytes -> amounts.put("memory", mebibytes + "M"));
        return amounts;
    }
}
