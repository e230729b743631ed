package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs of one service in the head of the catalogue, and which projects see it. */
final class HeadChange {

    private final ServiceDefinition was;
    private final ServiceDefinition is;
    private final List<Draft> drafts;
    private final List<String> seenWhole = new ArrayList<>();
    private final List<SortedMap<String, Boolean>> seen = new ArrayList<>();
    private final SortedMap<String, ServiceDefinition> overrides = new TreeMap<>();

    HeadChange(ServiceDefinition was, ServiceDefinition is, List<Draft> drafts) {
        this.was = was;
        this.is = is;
        this.drafts = drafts;
        drafts.forEach(unused -> seen.add(new TreeMap<>()));
    }

    ServiceDefinition was() {
        return was;
    }

    ServiceDefinition is() {
        return is;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The overrides of the service by project. */
    Map<String, ServiceDefinition> overrides() {
        return overrides;
    }

    /** The projects that see a change, and whether each names what changed. */
    Map<String, Boolean> users(Draft draft) {
        SortedMap<String, Boolean> users = new TreeMap<>();
        seenWhole.forEach(project -> users.put(project, false));
        users.putAll(seen.get(drafts.indexOf(draft)));
        return users;
    }

    /** The projects that run the service under the version that the head states, and see one of these changes. */
    Map<String, Boolean> usersOfTheVersion(Collection<Draft> changes) {
        SortedMap<String, Boolean> users = new TreeMap<>();
        for (Draft draft : changes) {
            users(draft).keySet().forEach(project -> users.put(project, false));
        }
        overrides.forEach((project, override) -> {
            if (Values.value(override.effective(), "version") != Values.value(is.effective(), "version")) {
                users.remove(project);
            }
        });
        return users;
    }

    /** Notes a project that uses the service as it is. */
    void seenBy(String project) {
        seenWhole.add(project);
    }

    /**
     * Notes a project that overrides the service: it sees what it does not override, and what it overrides of a thing that
     * is gone. Returns what of its own differences the head does not explain.
     *
     * @param before what the project writes of the service itself in the state before
     * @param written what it writes after
     */
    List<Draft> seenThroughOverride(
            String project, ServiceDefinition override, List<Draft> own, Table before, Table written, Values values) {
        overrides.put(project, override);
        List<Draft> left = new ArrayList<>(own);
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean same = left.removeIf(other -> draft.isSameAs(other) || draft.takesAway(other));
            boolean named = !draft.path().isEmpty() && isWritten(written, draft.path()) || isTakenFrom(written, draft);
            if (named && !draft.seed().exists()) {
                left.removeIf(other -> isWithin(other.path(), draft.path())
                        && values.same(written(before, other.path()), written(written, other.path())));
                seen.get(i).put(project, true);
            } else if (same) {
                seen.get(i).put(project, named);
            }
        }
        return left;
    }

    /** Whether a variable that the project writes takes its value from the secret that is gone. */
    private static boolean isTakenFrom(Table written, Draft draft) {
        if (draft.plain() instanceof SecretRemoved removed) {
            for (Table variable : written.tables("env").values()) {
                String secret = variable.string("from_secret").orElse("");
                String key = variable.string("key").orElse("");
                if (secret.equals(removed.secret()) || (secret + "." + key).equals(removed.secret())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWithin(String path, String whole) {
        return path.equals(whole) || path.startsWith(whole + ".");
    }

    private static boolean isWritten(Table table, String path) {
        return written(table, path) != null;
    }

    /** What is written at a path, or above it where that is no table; null when nothing is. */
    private static @Nullable Node written(Table table, String path) {
        @Nullable Node node = table;
        int from = 0;
        while (from <= path.length() && node instanceof Table below) {
            int dot = path.indexOf('.', from);
            node = Values.value(below, path.substring(from, dot < 0 ? path.length() : dot));
            from = dot < 0 ? path.length() + 1 : dot + 1;
        }
        return node;
    }
}
