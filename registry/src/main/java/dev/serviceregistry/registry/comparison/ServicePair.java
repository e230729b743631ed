package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.ReferenceRespelled;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One service in both states, and what was found to differ so far. */
final class ServicePair {

    private final View before;
    private final View after;
    private final ServiceDefinition old;
    private final ServiceDefinition now;
    private final Values values;
    private final Targets targets;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    ServicePair(View before, View after, ServiceDefinition old, ServiceDefinition now, Values values) {
        this.before = before;
        this.after = after;
        this.old = old;
        this.now = now;
        this.values = values;
        this.targets = new Targets(before, after);
    }

    View before() {
        return before;
    }

    View after() {
        return after;
    }

    ServiceDefinition old() {
        return old;
    }

    ServiceDefinition now() {
        return now;
    }

    Values values() {
        return values;
    }

    /** The service that a name leads to in the state before; the same for every name of it in either state. */
    String oldTarget(String name) {
        return targets.old(old.service().project(), now.service().project(), name);
    }

    /** The service that a name leads to in the state after. */
    String nowTarget(String name) {
        return targets.now(now.service().project(), name);
    }

    /** Whether two references, which may demand versions, lead to one service under two names. */
    boolean isRespelled(ServiceReference was, ServiceReference is) {
        return !was.name().equals(is.name())
                && was.range().equals(is.range())
                && oldTarget(was.name()).equals(nowTarget(is.name()));
    }

    /** Tells that a reference at a path is written otherwise and leads where it did. */
    void tellRespelled(String path, Transition transition) {
        tell(
                path,
                transition,
                Reach.USERS,
                Mention.NONE,
                (service, made) -> new ReferenceRespelled(service, path, made));
    }

    List<Draft> drafts() {
        return drafts;
    }

    Table oldTable(String... path) {
        return table(old.effective(), path);
    }

    Table nowTable(String... path) {
        return table(now.effective(), path);
    }

    private static Table table(Table table, String... path) {
        Table below = table;
        for (String key : path) {
            below = below.table(key);
        }
        return below;
    }

    @Nullable
    Node oldValue(String... path) {
        return Values.at(old.effective(), path);
    }

    @Nullable
    Node nowValue(String... path) {
        return Values.at(now.effective(), path);
    }

    /** Whether nothing can be said of a path, since the schema refuses in one of the states what is written there. */
    boolean isUnknown(String path) {
        return before.refuses(old, path) || after.refuses(now, path);
    }

    /** What was and what is at a path, as it is written. */
    Transition transition(String path, @Nullable Node was, @Nullable Node is) {
        return transition(path, was, is, Values.text(was), Values.text(is));
    }

    /** What was and what is at a path, in other words than it is written. */
    Transition transition(String path, @Nullable Node was, @Nullable Node is, String oldText, String nowText) {
        return new Transition(
                oldText,
                nowText,
                was != null,
                is != null,
                was == null ? place(old, path) : was.source(),
                is == null ? place(now, path) : is.source(),
                Impact.none());
    }

    private static SourceLocation place(ServiceDefinition definition, String path) {
        return definition.service().places().of(path);
    }

    /** Tells of a difference; the same path is then told of by nothing else. */
    void tell(String path, Transition transition, Reach reach, Mention mention, Maker maker) {
        told.add(path);
        if (!isUnknown(path)) {
            drafts.add(new Draft(maker, transition, path, reach, mention));
        }
    }

    /** Leaves a path, and everything below it, to who called. */
    void claim(String path) {
        told.add(path);
    }

    /** Whether a difference at this path was told of, or above it. */
    boolean isTold(String path) {
        for (String claimed : told) {
            if (path.equals(claimed) || path.startsWith(claimed + ".")) {
                return true;
            }
        }
        return false;
    }
}
