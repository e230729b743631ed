package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.EnvironmentAdded;
import dev.serviceregistry.facts.EnvironmentChanged;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.HealthCheckAdded;
import dev.serviceregistry.facts.HealthCheckRemoved;
import dev.serviceregistry.facts.SecretAdded;
import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a service is given to run with, its variables and secrets, and how it tells that it runs. */
final class EnvironmentComparison {

    private static final String FROM_SERVICE = "from_service";

    private final ServicePair pair;

    private EnvironmentComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        EnvironmentComparison comparison = new EnvironmentComparison(pair);
        comparison.variables();
        comparison.secrets();
        comparison.healthChecks();
    }

    private void variables() {
        Map<String, Node> old = values(pair.oldTable("env"));
        Map<String, Node> now = values(pair.nowTable("env"));
        for (Map.Entry<String, Node> variable : now.entrySet()) {
            String name = variable.getKey();
            Node was = old.get(name);
            if (was == null) {
                tell(
                        "env",
                        name,
                        null,
                        variable.getValue(),
                        (service, transition) -> new EnvironmentAdded(service, name, transition));
            } else if (isRespelled(was, variable.getValue())) {
                String path = "env." + TomlWriter.key(name) + "." + FROM_SERVICE;
                pair.tellRespelled(path, pair.transition(path, reference(was), reference(variable.getValue())));
            } else if (isSame(was, variable.getValue())) {
                pair.claim("env." + TomlWriter.key(name));
            } else if (!pair.values().same(was, variable.getValue())) {
                tell(
                        "env",
                        name,
                        was,
                        variable.getValue(),
                        (service, transition) -> new EnvironmentChanged(service, name, transition));
            }
        }
        for (Map.Entry<String, Node> variable : old.entrySet()) {
            String name = variable.getKey();
            if (!now.containsKey(name)) {
                tell(
                        "env",
                        name,
                        variable.getValue(),
                        null,
                        (service, transition) -> new EnvironmentRemoved(service, name, transition));
            }
        }
    }

    /** Whether a variable is given what it was given, written otherwise. */
    private boolean isSame(Node was, Node is) {
        return Meanings.areSameText(was, is)
                || was instanceof Table old
                        && is instanceof Table now
                        && reference(old) != null
                        && pair.values().same(withoutHost(old), withoutHost(now));
    }

    /** The host is the part of an address that is taken where none is named. */
    private static Table withoutHost(Table variable) {
        Map<String, Table.Entry> rest = new LinkedHashMap<>(variable.entries());
        if (variable.string("value").filter("host"::equals).isPresent()) {
            rest.remove("value");
        }
        return new Table(rest, variable.source());
    }

    /** Whether nothing but the name of the service differs from which a variable takes its value. */
    private boolean isRespelled(Node was, Node is) {
        return reference(was) instanceof Scalar old
                && reference(is) instanceof Scalar now
                && pair.isRespelled(ServiceReference.parse(old.text()), ServiceReference.parse(now.text()))
                && pair.values().same(withoutReference(was), withoutReference(is));
    }

    private static @Nullable Node reference(Node variable) {
        return variable instanceof Table table ? Values.value(table, FROM_SERVICE) : null;
    }

    private static Table withoutReference(Node variable) {
        Map<String, Table.Entry> rest = new LinkedHashMap<>(((Table) variable).entries());
        rest.remove(FROM_SERVICE);
        return new Table(rest, variable.source());
    }

    private void secrets() {
        Map<String, Node> old = values(pair.oldTable("secrets"));
        Map<String, Node> now = values(pair.nowTable("secrets"));
        for (Map.Entry<String, Node> secret : now.entrySet()) {
            String name = secret.getKey();
            if (old.get(name) instanceof Table was && secret.getValue() instanceof Table is) {
                keys(name, was, is);
            } else {
                tell(
                        "secrets",
                        name,
                        null,
                        secret.getValue(),
                        (service, transition) -> new SecretAdded(service, name, transition));
            }
        }
        for (Map.Entry<String, Node> secret : old.entrySet()) {
            String name = secret.getKey();
            if (!now.containsKey(name)) {
                tell(
                        "secrets",
                        name,
                        secret.getValue(),
                        null,
                        (service, transition) -> new SecretRemoved(service, name, transition));
            }
        }
    }

    /** The keys of one secret; where none are listed before, any may have been there. */
    private void keys(String secret, Table was, Table is) {
        if (was.get("keys").isEmpty() || is.get("keys").isEmpty()) {
            return;
        }
        Map<String, Scalar> old = byText(was);
        Map<String, Scalar> now = byText(is);
        String path = "secrets." + TomlWriter.key(secret) + ".keys";
        now.forEach((key, scalar) -> {
            if (!old.containsKey(key)) {
                String name = secret + "." + key;
                pair.tell(
                        path,
                        pair.transition(path, null, scalar),
                        Reach.DEPENDANTS,
                        Mention.NONE,
                        (service, transition) -> new SecretAdded(service, name, transition));
            }
        });
        old.forEach((key, scalar) -> {
            if (!now.containsKey(key)) {
                String name = secret + "." + key;
                pair.tell(
                        path,
                        pair.transition(path, scalar, null),
                        Reach.DEPENDANTS,
                        Mention.NONE,
                        (service, transition) -> new SecretRemoved(service, name, transition));
            }
        });
    }

    private void healthChecks() {
        Map<String, Node> old = values(pair.oldTable("health"));
        Map<String, Node> now = values(pair.nowTable("health"));
        for (Map.Entry<String, Node> probe : now.entrySet()) {
            if (!old.containsKey(probe.getKey())) {
                tell(
                        "health",
                        probe.getKey(),
                        null,
                        probe.getValue(),
                        (service, transition) -> new HealthCheckAdded(service, probe.getKey(), transition));
            }
        }
        for (Map.Entry<String, Node> probe : old.entrySet()) {
            if (!now.containsKey(probe.getKey())) {
                String path = "health." + TomlWriter.key(probe.getKey());
                pair.tell(
                        path,
                        pair.transition(path, probe.getValue(), null),
                        Reach.DEPENDANTS,
                        now.isEmpty() ? Mentions.waitingForHealth() : Mention.NONE,
                        (service, transition) -> new HealthCheckRemoved(service, probe.getKey(), transition));
            }
        }
    }

    private void tell(String table, String name, @Nullable Node was, @Nullable Node is, Maker maker) {
        String path = table + "." + TomlWriter.key(name);
        pair.tell(path, pair.transition(path, was, is), Reach.DEPENDANTS, Mention.NONE, maker);
    }

    private static Map<String, Node> values(Table table) {
        Map<String, Node> values = new LinkedHashMap<>();
        table.entries().forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    private static Map<String, Scalar> byText(Table secret) {
        Map<String, Scalar> byText = new LinkedHashMap<>();
        secret.scalars("keys").forEach(key -> byText.put(key.text(), key));
        return byText;
    }
}
