package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ExperimentalService;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.UnversionedChange;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a comparison of two states says of services and projects, in its order. */
final class Told {

    private final View after;
    private final List<Change> changes = new ArrayList<>();
    private final List<Fact> circumstances = new ArrayList<>();
    private final List<ServiceVersions> versions = new ArrayList<>();

    Told(View after) {
        this.after = after;
    }

    List<Change> changes() {
        return changes;
    }

    List<Fact> circumstances() {
        return circumstances;
    }

    List<ServiceVersions> versions() {
        return versions;
    }

    void add(Change change) {
        changes.add(change);
    }

    void circumstance(Fact fact) {
        circumstances.add(fact);
    }

    /**
     * Says what a change of a service has to be judged by.
     *
     * @param is what it is now; null when it is gone
     */
    void circumstances(String service, ServiceDefinition was, @Nullable ServiceDefinition is) {
        ServiceDefinition current = is == null ? was : is;
        if (was.service().lifecycle() == Lifecycle.EXPERIMENTAL && after.exemptsExperimental()) {
            circumstances.add(new ExperimentalService(service, current.service().source()));
        }
        if (was.service().version().equals(SemanticVersions.NONE)
                || current.service().version().equals(SemanticVersions.NONE)) {
            circumstances.add(new UnversionedChange(service, current.service().source()));
        }
    }

    /** Says which versions a changed service stated and states. */
    void versions(String service, ServiceDefinition was, ServiceDefinition is) {
        String old = was.service().version();
        String now = is.service().version();
        boolean states = !old.isEmpty() && !now.isEmpty();
        if (states && !old.equals(SemanticVersions.NONE) && !now.equals(SemanticVersions.NONE)) {
            boolean isKnown =
                    versions.stream().anyMatch(known -> known.service().equals(service));
            if (isKnown && !was.service().name().equals(is.service().name())) {
                // Who has that id from another service is told apart from that one.
                return;
            }
            versions.removeIf(known -> known.service().equals(service));
            versions.add(new ServiceVersions(service, old, now));
        }
    }
}
