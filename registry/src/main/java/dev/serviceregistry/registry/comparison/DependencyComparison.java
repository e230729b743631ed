package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ConflictAdded;
import dev.serviceregistry.facts.ConflictRemoved;
import dev.serviceregistry.facts.DependencyAdded;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.DependencyRangeChanged;
import dev.serviceregistry.facts.DependencyRemoved;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares what a service depends on and what it cannot run beside; two spellings of one service are the same. */
final class DependencyComparison {

    private final ServicePair pair;

    private DependencyComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        DependencyComparison comparison = new DependencyComparison(pair);
        for (DependencyKind kind : DependencyKind.values()) {
            comparison.dependencies(kind);
        }
        comparison.conflicts();
        comparison.consumed();
    }

    /**
     * A dependency as it is written, by one entry or by several, which all hold.
     *
     * @param names the other service's names
     * @param ranges the demanded ranges of versions
     * @param conditions what the other service must have reached
     * @param node the first entry
     */
    private record Written(SortedSet<String> names, SortedSet<String> ranges, SortedSet<String> conditions, Node node) {

        static Written of(Node item) {
            Table detailed = item instanceof Table table ? table : Table.empty(item.source());
            ServiceReference reference = ServiceReference.parse(
                    item instanceof Scalar scalar
                            ? scalar.text()
                            : detailed.string("service").orElse(""));
            String range = detailed.string("version").orElse(reference.range());
            return new Written(
                    new TreeSet<>(Set.of(reference.name())),
                    range.isBlank() || range.strip().equals("*") ? new TreeSet<>() : new TreeSet<>(Set.of(range)),
                    new TreeSet<>(Set.of(detailed.string("condition").orElse("started"))),
                    item);
        }

        Written and(Written other) {
            return new Written(
                    union(names, other.names), union(ranges, other.ranges), union(conditions, other.conditions), node);
        }

        private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
            SortedSet<String> union = new TreeSet<>(one);
            union.addAll(other);
            return union;
        }

        String name() {
            return names.first();
        }

        static String all(SortedSet<String> texts) {
            return String.join(" and ", texts);
        }
    }

    private static Map<String, Written> written(Table dependencies, String kind, UnaryOperator<String> target) {
        Map<String, Written> byTarget = new LinkedHashMap<>();
        for (Node item : dependencies.items(kind)) {
            Written written = Written.of(item);
            byTarget.merge(target.apply(written.name()), written, Written::and);
        }
        return byTarget;
    }

    private Map<String, Written> old(String kind) {
        return written(pair.oldTable("dependencies"), kind, pair::oldTarget);
    }

    private Map<String, Written> now(String kind) {
        return written(pair.nowTable("dependencies"), kind, pair::nowTarget);
    }

    private void dependencies(DependencyKind kind) {
        Map<String, Written> old = byTargetOrName(old(kind.toString()), now(kind.toString()));
        Map<String, Written> now = now(kind.toString());
        String path = "dependencies." + kind;
        pair.claim(path);
        now.forEach((target, written) -> {
            Written was = old.get(target);
            if (was == null) {
                pair.tell(
                        path,
                        pair.transition(path, null, written.node()),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new DependencyAdded(service, kind, written.name(), transition));
            } else {
                compare(kind, path, was, written);
            }
        });
        old.forEach((target, written) -> {
            if (!now.containsKey(target)) {
                pair.tell(
                        path,
                        pair.transition(path, written.node(), null),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new DependencyRemoved(service, kind, written.name(), transition));
            }
        });
    }

    /** A name that leads elsewhere than before, as to a service of its own project that is new, is still one dependency. */
    private static Map<String, Written> byTargetOrName(Map<String, Written> old, Map<String, Written> now) {
        Map<String, Written> matched = new LinkedHashMap<>();
        old.forEach((target, written) -> {
            String key = target;
            if (!now.containsKey(target)) {
                for (Map.Entry<String, Written> other : now.entrySet()) {
                    if (other.getValue().name().equals(written.name()) && !old.containsKey(other.getKey())) {
                        key = other.getKey();
                    }
                }
            }
            matched.put(key, written);
        });
        return matched;
    }

    private void compare(DependencyKind kind, String path, Written was, Written is) {
        if (!was.ranges().equals(is.ranges())) {
            boolean narrowed = VersionRanges.narrows(was.ranges(), is.ranges());
            pair.tell(
                    path,
                    pair.transition(path, was.node(), is.node(), Written.all(was.ranges()), Written.all(is.ranges())),
                    Reach.USERS,
                    Mention.NONE,
                    (service, transition) ->
                            new DependencyRangeChanged(service, kind, is.name(), narrowed, transition));
        }
        if (!was.conditions().equals(is.conditions())) {
            value(path, ":" + is.name() + ".condition", was, is, Written::conditions);
        }
        respelled(path, was, is);
    }

    private void respelled(String path, Written was, Written is) {
        if (!was.names().equals(is.names())) {
            pair.tellRespelled(
                    path + ":" + is.name(),
                    pair.transition(path, was.node(), is.node(), Written.all(was.names()), Written.all(is.names())));
        }
    }

    private void value(
            String path, String element, Written was, Written is, Function<Written, SortedSet<String>> texts) {
        pair.tell(
                path,
                pair.transition(
                        path, was.node(), is.node(), Written.all(texts.apply(was)), Written.all(texts.apply(is))),
                Reach.USERS,
                Mention.NONE,
                (service, transition) -> new ValueChanged(Subject.ofService(service, path + element), transition));
    }

    private void conflicts() {
        String path = "dependencies.conflicts";
        pair.claim(path);
        Map<String, Written> old = old("conflicts");
        Map<String, Written> now = now("conflicts");
        now.forEach((target, written) -> {
            if (!old.containsKey(target)) {
                pair.tell(
                        path,
                        pair.transition(path, null, written.node()),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new ConflictAdded(service, written.name(), transition));
            } else {
                Written was = old.get(target);
                if (!was.ranges().equals(written.ranges())) {
                    value(path, ":" + written.name(), was, written, Written::ranges);
                }
                respelled(path, was, written);
            }
        });
        old.forEach((target, written) -> {
            if (!now.containsKey(target)) {
                pair.tell(
                        path,
                        pair.transition(path, written.node(), null),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new ConflictRemoved(service, written.name(), transition));
            }
        });
    }

    private void consumed() {
        String path = "dependencies.consumes";
        pair.claim(path);
        Map<String, Scalar> old = texts(pair.oldTable("dependencies"));
        Map<String, Scalar> now = texts(pair.nowTable("dependencies"));
        now.forEach((text, scalar) -> {
            if (!old.containsKey(text)) {
                consumed(path, ":" + text, null, scalar);
            }
        });
        old.forEach((text, scalar) -> {
            if (!now.containsKey(text)) {
                consumed(path, ":" + text, scalar, null);
            }
        });
    }

    private void consumed(String path, String element, @Nullable Scalar was, @Nullable Scalar is) {
        pair.tell(
                path,
                pair.transition(path, was, is),
                Reach.USERS,
                Mention.NONE,
                (service, transition) -> new ValueChanged(Subject.ofService(service, path + element), transition));
    }

    private static Map<String, Scalar> texts(Table dependencies) {
        Map<String, Scalar> texts = new LinkedHashMap<>();
        dependencies.scalars("consumes").forEach(scalar -> texts.putIfAbsent(scalar.text(), scalar));
        return texts;
    }
}
