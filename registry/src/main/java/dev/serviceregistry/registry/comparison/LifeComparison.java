package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.LifecycleChanged;
import dev.serviceregistry.facts.PatternAdded;
import dev.serviceregistry.facts.PatternRemoved;
import dev.serviceregistry.facts.SunsetChanged;
import dev.serviceregistry.facts.TypeChanged;
import dev.serviceregistry.facts.VersionChanged;
import dev.serviceregistry.facts.VersionStep;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.VisibilityChanged;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares what a service is, who may use it, and where it stands between its trial and its end. */
final class LifeComparison {

    private final ServicePair pair;

    private LifeComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        LifeComparison comparison = new LifeComparison(pair);
        comparison.type();
        comparison.version();
        comparison.lifecycle();
        comparison.visibility();
        comparison.patterns();
        comparison.sunset();
    }

    private void type() {
        if (differs("type") && pair.oldValue("type") != null) {
            tell("type", Reach.DEPENDANTS, Mention.NONE, (service, transition) -> new TypeChanged(service, transition));
        }
    }

    private void version() {
        if (differs("version")) {
            String old = pair.old().service().version();
            String now = pair.now().service().version();
            VersionStep step = SemanticVersions.step(old, now);
            tell(
                    "version",
                    Reach.DEPENDANTS,
                    Mentions.version(old, now),
                    (service, transition) -> new VersionChanged(service, step, transition));
        }
    }

    private void lifecycle() {
        Lifecycle was = pair.old().service().lifecycle();
        Lifecycle is = pair.now().service().lifecycle();
        if (was != is) {
            boolean skipping = is == Lifecycle.EXPERIMENTAL || Math.abs(is.ordinal() - was.ordinal()) > 1;
            tell(
                    "lifecycle",
                    was.toString(),
                    is.toString(),
                    is == Lifecycle.RETIRED ? Mentions.requirement() : Mention.NONE,
                    (service, transition) -> new LifecycleChanged(service, skipping, transition));
        }
    }

    private void visibility() {
        Visibility was = pair.old().service().visibility();
        Visibility is = pair.now().service().visibility();
        if (was != is) {
            boolean narrowed = was == Visibility.PUBLIC;
            pair.tell(
                    "visibility",
                    pair.transition(
                            "visibility",
                            pair.oldValue("visibility"),
                            pair.nowValue("visibility"),
                            was.toString(),
                            is.toString()),
                    Reach.DEPENDANTS,
                    narrowed ? Mentions.fromOutside() : Mention.NONE,
                    (service, transition) -> new VisibilityChanged(service, narrowed, transition));
        }
    }

    private void patterns() {
        pair.claim("patterns");
        Map<String, Scalar> old = patterns(pair.old().effective());
        Map<String, Scalar> now = patterns(pair.now().effective());
        now.forEach((pattern, scalar) -> {
            if (!old.containsKey(pattern)) {
                pair.tell(
                        "patterns",
                        pair.transition("patterns", null, scalar),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new PatternAdded(service, pattern, transition));
            }
        });
        old.forEach((pattern, scalar) -> {
            if (!now.containsKey(pattern)) {
                pair.tell(
                        "patterns",
                        pair.transition("patterns", scalar, null),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new PatternRemoved(service, pattern, transition));
            }
        });
    }

    private static Map<String, Scalar> patterns(Table service) {
        Map<String, Scalar> patterns = new LinkedHashMap<>();
        service.scalars("patterns").forEach(pattern -> patterns.putIfAbsent(pattern.text(), pattern));
        return patterns;
    }

    private void sunset() {
        Node was = pair.oldValue("deprecation", "sunset");
        Node is = pair.nowValue("deprecation", "sunset");
        if (!pair.values().same(was, is)) {
            boolean earlier = was instanceof Scalar old
                    && is instanceof Scalar now
                    && old.value() instanceof LocalDate announced
                    && now.value() instanceof LocalDate day
                    && day.isBefore(announced);
            String path = "deprecation.sunset";
            pair.tell(
                    path,
                    pair.transition(path, was, is),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new SunsetChanged(service, earlier, transition));
        }
    }

    private boolean differs(String key) {
        return !pair.values().same(pair.oldValue(key), pair.nowValue(key));
    }

    private void tell(String path, Reach reach, Mention mention, Maker maker) {
        pair.tell(path, pair.transition(path, pair.oldValue(path), pair.nowValue(path)), reach, mention, maker);
    }

    private void tell(String path, String old, String now, Mention mention, Maker maker) {
        pair.tell(
                path,
                pair.transition(path, pair.oldValue(path), pair.nowValue(path), old, now),
                Reach.DEPENDANTS,
                mention,
                maker);
    }
}
