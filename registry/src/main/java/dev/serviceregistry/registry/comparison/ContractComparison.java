package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ContractAdded;
import dev.serviceregistry.facts.ContractChanged;
import dev.serviceregistry.facts.ContractRemoved;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares the contracts that a service provides; one may be provided in several versions at once. */
final class ContractComparison {

    private static final String PATH = "dependencies.provides";

    private final ServicePair pair;
    private final Map<String, Scalar> old;
    private final Map<String, Scalar> now;
    private final Set<String> successors = new HashSet<>();

    private ContractComparison(ServicePair pair) {
        this.pair = pair;
        this.old = texts(pair.oldTable("dependencies"));
        this.now = texts(pair.nowTable("dependencies"));
    }

    static void compare(ServicePair pair) {
        new ContractComparison(pair).compare();
    }

    private void compare() {
        pair.claim(PATH);
        old.forEach((text, scalar) -> {
            if (!now.containsKey(text)) {
                withdrawn(reference(text), scalar);
            }
        });
        now.forEach((text, scalar) -> {
            if (!old.containsKey(text) && !successors.contains(text)) {
                String name = reference(text).name();
                pair.tell(
                        PATH,
                        pair.transition(PATH, null, scalar),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new ContractAdded(service, name, transition));
            }
        });
    }

    private void withdrawn(ServiceReference contract, Scalar was) {
        String compatible = successor(contract, true);
        String other = compatible.isEmpty() ? successor(contract, false) : compatible;
        Scalar is = now.get(other);
        if (is != null && !old.containsKey(other)) {
            successors.add(other);
        }
        Maker removed = (service, transition) -> new ContractRemoved(service, contract.name(), transition);
        Maker changed = (service, transition) -> new ContractChanged(service, contract.name(), transition);
        // Only who names a later number than the first may be served no more.
        Maker compatibly = (service, transition) ->
                (transition.impact().evidence().isEmpty() ? changed : removed).make(service, transition);
        pair.tell(
                PATH,
                pair.transition(PATH, was, is),
                Reach.CONSUMERS,
                Mentions.contract(contract.name()),
                compatible.isEmpty() ? removed : compatibly);
    }

    /** What of the same name is provided now: a version that serves the former one's consumers, or any; empty for none. */
    private String successor(ServiceReference contract, boolean compatible) {
        for (String text : now.keySet()) {
            ServiceReference candidate = reference(text);
            if (candidate.name().equals(contract.name())
                    && (!compatible || isCompatible(contract.range(), candidate.range()))) {
                return text;
            }
        }
        return "";
    }

    /** Whether the same first number is followed by no smaller one. */
    private static boolean isCompatible(String was, String is) {
        if (was.isEmpty()) {
            return true;
        }
        String[] old = was.split("\\.", -1);
        String[] now = is.split("\\.", -1);
        if (!old[0].equals(now[0])) {
            return false;
        }
        for (int i = 1; i < Math.min(old.length, now.length); i++) {
            int step = Long.compare(Long.parseLong(now[i]), Long.parseLong(old[i]));
            if (step != 0) {
                return step > 0;
            }
        }
        return true;
    }

    private static ServiceReference reference(String text) {
        return ServiceReference.parse(text);
    }

    private static Map<String, Scalar> texts(Table dependencies) {
        Map<String, Scalar> texts = new LinkedHashMap<>();
        dependencies.scalars("provides").forEach(scalar -> texts.putIfAbsent(scalar.text(), scalar));
        return texts;
    }
}
