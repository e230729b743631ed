package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts by type, and by the service that they are about where many checks look for that. */
final class FactIndex {

    private final Map<Class<?>, List<Fact>> byType = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Criticality> criticalities = new HashMap<>();
    private final Map<String, Deprecation> deprecations = new HashMap<>();

    FactIndex(List<Fact> facts) {
        for (Fact fact : facts) {
            byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
            if (fact instanceof Service service) {
                services.put(service.id(), service);
            } else if (fact instanceof Criticality criticality) {
                criticalities.put(criticality.service(), criticality);
            } else if (fact instanceof Deprecation deprecation) {
                deprecations.put(deprecation.service(), deprecation);
            }
        }
    }

    /** The facts of a type. */
    @SuppressWarnings("unchecked") // The list of a type holds nothing else.
    <T extends Fact> List<T> all(Class<T> type) {
        return (List<T>) byType.getOrDefault(type, List.of());
    }

    /** The services by identity. */
    Map<String, Service> services() {
        return services;
    }

    /** How critical services are, by identity. */
    Map<String, Criticality> criticalities() {
        return criticalities;
    }

    /** The deprecated services by identity. */
    Map<String, Deprecation> deprecations() {
        return deprecations;
    }
}
