package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.UnknownValue;
import dev.serviceregistry.facts.WorkloadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts by type, and by the service that they are about where many checks look for that. */
final class FactIndex {

    private final Map<Class<?>, List<Fact>> byType = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Criticality> criticalities = new HashMap<>();
    private final Map<String, Deprecation> deprecations = new HashMap<>();
    private final Map<Figure, TierPromise> promises = new HashMap<>();
    private final Set<Key> unknown = new HashSet<>();

    private record Figure(String tier, Promise promise) {}

    private record Key(String service, String key) {}

    FactIndex(List<Fact> facts) {
        for (Fact fact : facts) {
            byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
            if (fact instanceof Service service) {
                services.put(service.id(), service);
            } else if (fact instanceof Criticality criticality) {
                criticalities.put(criticality.service(), criticality);
            } else if (fact instanceof Deprecation deprecation) {
                deprecations.put(deprecation.service(), deprecation);
            } else if (fact instanceof TierPromise promise) {
                promises.put(new Figure(promise.tier(), promise.promise()), promise);
            } else if (fact instanceof UnknownValue value) {
                unknown.add(new Key(value.service(), value.key()));
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

    /** What a tier promises; null when it says nothing of it. */
    @Nullable
    TierPromise promise(String tier, Promise promise) {
        return promises.get(new Figure(tier, promise));
    }

    /** What the tier of a service promises; null when it has none, or one that says nothing of it. */
    @Nullable
    TierPromise promiseTo(String service, Promise promise) {
        Criticality criticality = criticalities.get(service);
        return criticality == null ? null : promise(criticality.tier(), promise);
    }

    /** Whether a service is still meant to be used. */
    boolean isLive(String service) {
        Service found = services.get(service);
        return found != null && found.lifecycle() != Lifecycle.RETIRED;
    }

    /** Whether it is known what a service says at a key. */
    boolean isKnown(String service, String key) {
        return unknown.isEmpty() || !unknown.contains(new Key(service, key));
    }

    /** Whether it is certain that a service runs until somebody stops it. */
    boolean isLongRunning(Service service) {
        return !service.type().equals("job")
                && service.kind() != WorkloadKind.JOB
                && service.kind() != WorkloadKind.CRONJOB
                && isKnown(service.id(), "type")
                && isKnown(service.id(), "deploy.kind");
    }
}
