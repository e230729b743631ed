package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what most likely stands in the place of a service that is gone. */
final class Succession {

    /** How many values two services must have in common to be taken for one, where their images do not say so. */
    private static final int LEAST_COMMON = 3;

    /** Which part of the larger one's values that must be. */
    private static final double LEAST_SHARE = .75;

    private Succession() {}

    /** The service that says it had this id. */
    static @Nullable ServiceDefinition renamed(String id, Collection<ServiceDefinition> candidates) {
        for (ServiceDefinition candidate : candidates) {
            for (Scalar alias : candidate.effective().scalars("aliases")) {
                if (alias.text().equals(id)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /**
     * A service in another's place.
     *
     * @param id its whole identity; empty when there is none
     * @param moved whether it belongs to another project
     */
    record Successor(String id, boolean moved) {}

    /**
     * What of these services, all of them new, stands in the place of one that is gone: first one of another project that is
     * called so, or says that it was.
     */
    static Successor of(ServiceDefinition gone, Collection<ServiceDefinition> candidates) {
        List<ServiceDefinition> here = new ArrayList<>();
        List<ServiceDefinition> elsewhere = new ArrayList<>();
        for (ServiceDefinition candidate : candidates) {
            if (candidate.service().project().equals(gone.service().project())) {
                here.add(candidate);
            } else if (isCalled(gone.service().name(), candidate)) {
                elsewhere.add(candidate);
            }
        }
        ServiceDefinition moved = likely(gone, elsewhere, true);
        ServiceDefinition renamed = moved == null ? likely(gone, here, false) : null;
        ServiceDefinition successor = moved == null ? renamed : moved;
        return successor == null ? new Successor("", false) : new Successor(successor.id(), moved != null);
    }

    private static boolean isCalled(String id, ServiceDefinition candidate) {
        return candidate.service().name().equals(id) || renamed(id, List.of(candidate)) != null;
    }

    /** The one of these services, all of them new, that resembles the one that is gone most, if any does. */
    private static @Nullable ServiceDefinition likely(
            ServiceDefinition gone, Collection<ServiceDefinition> candidates, boolean areNamesakes) {
        ServiceDefinition best = null;
        double most = 0;
        for (ServiceDefinition candidate : candidates) {
            double likeness = likeness(gone, candidate, areNamesakes);
            if (likeness > most) {
                most = likeness;
                best = candidate;
            }
        }
        return best;
    }

    /** How much two services have in common; a namesake may say little, as long as it says just the same. */
    private static double likeness(ServiceDefinition gone, ServiceDefinition candidate, boolean isNamesake) {
        Map<String, String> old = values(gone);
        Map<String, String> now = values(candidate);
        Set<Map.Entry<String, String>> common = new HashSet<>(old.entrySet());
        common.retainAll(now.entrySet());
        double share = (double) common.size() / Math.max(1, Math.max(old.size(), now.size()));
        String image = old.getOrDefault("container.image", "");
        boolean sameImage = !image.isEmpty() && image.equals(now.get("container.image"));
        boolean alike = isNamesake && old.equals(now)
                || sameImage && share > 0
                || common.size() >= LEAST_COMMON && share >= LEAST_SHARE;
        return alike ? Math.max(share, Double.MIN_VALUE) + (sameImage ? 1 : 0) : 0;
    }

    private static Map<String, String> values(ServiceDefinition definition) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Node> leaf :
                Values.leaves(definition.effective()).entrySet()) {
            values.put(leaf.getKey(), Values.text(leaf.getValue()));
        }
        values.remove("version");
        return values;
    }
}
