package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.List;

/** How the requests of a way in are shared among several backends, of which the registry knows only that each takes some. */
final class Shares {
    private static final String WEIGHT = "weight";

    private Shares() {}

    /**
     * The backends that take requests; notes which others take none, and of those whether they take as many as each other.
     *
     * @param usual the weight of a backend that states none
     */
    static List<Keys> taken(List<Keys> backends, long usual) {
        List<Long> weights = new ArrayList<>();
        for (Keys backend : backends) {
            Long weight = backend.count(WEIGHT);
            weights.add(weight == null ? usual : weight);
        }
        long all = weights.stream().mapToLong(Long::longValue).sum();
        boolean isEven =
                weights.stream().filter(weight -> weight > 0).distinct().count() < 2;
        List<Keys> taken = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            Keys backend = backends.get(i);
            if (weights.get(i) == 0) {
                backend.note(WEIGHT, "it takes no request; left out");
                backend.names().forEach(backend::take);
                continue;
            }
            if (!isEven) {
                backend.note(
                        WEIGHT,
                        "it takes " + weights.get(i) + " of " + all
                                + " requests, but shares have no place in the registry;"
                                + " it is written as one that takes as many as the others");
            }
            taken.add(backend);
        }
        return taken;
    }
}
