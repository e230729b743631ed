package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Expansion;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code [services.X.env]}; one for all containers of an import.
 *
 * <p>What a ConfigMap of the input holds is written out. What a secret holds is written as a reference to it. What only
 * the cluster knows is written as a variable that is set from outside.
 */
final class EnvironmentSection {
    /** Of all containers together, in UTF-16 units; a variable counts for at least 64. */
    private static final long MAX_TEXT = 64L << 20;

    /** The longest text that references may make for the search for calls, in UTF-16 units. */
    private static final int LONGEST = 1 << 16;

    private static final String HOST_OF_A_SERVICE = "_SERVICE_HOST";

    private final Cluster cluster;
    private final Map<ApiObject, Set<String>> written = new HashMap<>();
    private long left = MAX_TEXT;

    EnvironmentSection(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A variable of a container.
     *
     * @param toml what is written
     * @param text its value as far as the input tells it, its references resolved
     * @param isExpanded whether it names variables that Kubernetes puts into it
     * @param origin the key of a ConfigMap that it is; null for none
     */
    record Variable(
            Object toml,
            String text,
            boolean isExpanded,
            @Nullable Origin origin) {
        Variable(Object toml, String text) {
            this(toml, text, false, null);
        }

        /** The same, told from a value that names one of these variables for Kubernetes to put in. */
        Variable unexpanded(Set<String> variables) {
            return isExpanded ? this : new Variable(Toml.unexpanded(toml, variables), text, false, origin);
        }
    }

    /** A key of a ConfigMap. */
    record Origin(ApiObject config, String key) {}

    /** The variables of a container: its own in their order, then those that whole ConfigMaps and secrets give it. */
    Map<String, Variable> read(Container container, String namespace, SecretSection secrets) {
        Keys keys = container.keys();
        Map<String, Variable> given = new LinkedHashMap<>();
        for (Keys source : KubernetesKeys.mappings(keys, "envFrom")) {
            source(source, namespace, secrets, given);
        }
        Map<String, Variable> own = new LinkedHashMap<>();
        Map<String, Variable> known = new HashMap<>(given);
        Map<String, Keys> set = new HashMap<>();
        for (Keys variable : KubernetesKeys.mappings(keys, "env")) {
            String name = variable.text("name");
            if (name.isEmpty()) {
                variable.note("name", "a variable without a name; left out");
                variable.names().forEach(variable::noteSecrets);
            } else {
                Variable value = variable(name, variable, namespace, secrets, known);
                own.put(name, value);
                Keys former = set.put(name, variable);
                if (former != null) {
                    variable.note("name", "the variable " + name + " is set twice; the last one holds");
                    former.noteSecrets("value", name);
                }
                known.put(name, value);
                count(name, value);
                KubernetesKeys.finish(variable);
            }
        }
        given.forEach(own::putIfAbsent);
        own.replaceAll((name, value) -> value.unexpanded(own.keySet()));
        if (left < 0) {
            keys.note("env", "an import writes at most 64 MiB of variables; these were left out");
            return Map.of();
        }
        own.values().forEach(this::take);
        return own;
    }

    private void count(String name, Variable variable) {
        left -= Math.max(64, name.length() + variable.text().length());
    }

    private void source(Keys source, String namespace, SecretSection secrets, Map<String, Variable> given) {
        String prefix = source.text("prefix");
        Keys map = source.inner("configMapRef");
        String config = map.text("name");
        if (!config.isEmpty()) {
            ApiObject object = left < 0 ? null : cluster.find("ConfigMap", namespace, config);
            if (object == null) {
                source.note("configMapRef", unknown("ConfigMap", config) + "; its variables are missing");
            } else {
                source.note("configMapRef", "the variables of ConfigMap " + config + " are written out");
                Keys data = object.keys().inner("data");
                for (String key : data.names()) {
                    give(given, prefix + key, literal(object, key));
                }
            }
        }
        KubernetesKeys.finish(map);
        Keys reference = source.inner("secretRef");
        String secret = reference.text("name");
        if (!secret.isEmpty()) {
            Set<String> keys = secrets.use(secret);
            if (keys.isEmpty()) {
                source.note(
                        "secretRef",
                        "the keys of secret " + secret + " are not in the input; its variables are missing");
            }
            keys.forEach(key -> give(given, prefix + key, fromSecret(secret, key)));
        }
        KubernetesKeys.finish(reference);
        KubernetesKeys.finish(source);
    }

    private void give(Map<String, Variable> given, String name, Variable variable) {
        count(name, variable);
        if (left >= 0) {
            given.put(name, variable);
        }
    }

    private static Variable literal(ApiObject config, String key) {
        String text = text(config.keys().inner("data"), key);
        return new Variable(Toml.literal(text), text, false, new Origin(config, key));
    }

    /** A text, of which Kubernetes takes no number and no truth value for one. */
    private static String text(Keys keys, String key) {
        if (keys.isTyped(key)) {
            keys.note(key, "is a number or a truth value, which Kubernetes refuses here; put it in quotation marks");
        }
        return keys.text(key);
    }

    private void take(Variable variable) {
        Origin origin = variable.origin();
        if (origin != null) {
            written.computeIfAbsent(origin.config(), unused -> new HashSet<>()).add(origin.key());
        }
    }

    /** The keys of a ConfigMap whose values are written out somewhere. */
    Set<String> written(ApiObject config) {
        return written.getOrDefault(config, Set.of());
    }

    private static String unknown(String kind, String name) {
        return "there is no " + kind + " " + name + " in the input";
    }

    private Variable variable(
            String name, Keys keys, String namespace, SecretSection secrets, Map<String, Variable> known) {
        Keys from = keys.inner("valueFrom");
        if (from.names().isEmpty()) {
            String value = text(keys, "value");
            return new Variable(
                    Toml.literal(Expansion.unescaped(value, known.keySet())),
                    Expansion.resolved(value, other -> value(other, known), LONGEST),
                    Expansion.refers(value, known.keySet()),
                    null);
        }
        Variable variable = from(name, from, namespace, secrets);
        KubernetesKeys.finish(from);
        return variable;
    }

    private Variable from(String name, Keys from, String namespace, SecretSection secrets) {
        Keys secret = from.inner("secretKeyRef");
        Keys config = from.inner("configMapKeyRef");
        Keys field = from.inner("fieldRef");
        if (!secret.text("name").isEmpty()) {
            secrets.useKey(secret.text("name"), secret.text("key"));
            Variable variable = fromSecret(secret.text("name"), secret.text("key"));
            KubernetesKeys.finish(secret);
            return variable;
        }
        if (!config.text("name").isEmpty()) {
            Variable variable = fromConfig(name, config, namespace);
            KubernetesKeys.finish(config);
            return variable;
        }
        if (!field.text("fieldPath").isEmpty()) {
            from.note(
                    "fieldRef",
                    "takes " + field.text("fieldPath") + " of the pod; written as a variable that is set from outside");
        } else if (!from.inner("resourceFieldRef").text("resource").isEmpty()) {
            from.note(
                    "resourceFieldRef",
                    "takes " + from.inner("resourceFieldRef").text("resource")
                            + " of a container; written as a variable that is set from outside");
        } else {
            keysOf(from, "is written as a variable that is set from outside");
        }
        return outside(name);
    }

    private static void keysOf(Keys from, String message) {
        from.names().forEach(key -> {
            from.take(key);
            from.note(key, message);
        });
    }

    private Variable fromConfig(String name, Keys config, String namespace) {
        String map = config.text("name");
        String key = config.text("key");
        ApiObject object = cluster.find("ConfigMap", namespace, map);
        Keys data = object == null ? null : object.keys().inner("data");
        if (object == null || data == null || !data.names().contains(key)) {
            config.note(
                    "name",
                    (object == null ? unknown("ConfigMap", map) : "ConfigMap " + map + " has no key " + key)
                            + "; written as a variable that is set from outside");
            return outside(name);
        }
        config.note("name", "the value of " + key + " in ConfigMap " + map + " is written out");
        data.noteUntold(key, name);
        return literal(object, key);
    }

    private static Variable fromSecret(String secret, String key) {
        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("from_secret", secret);
        Toml.put(toml, "key", key);
        return new Variable(new TomlWriter.Inline(toml), "");
    }

    private static Variable outside(String name) {
        return new Variable(new TomlWriter.Inline(Map.of("variable", name)), "");
    }

    /** What a reference stands for; one to the host of a Service, which the cluster sets, for its name. */
    private static @Nullable String value(String name, Map<String, Variable> known) {
        Variable variable = known.get(name);
        if (variable != null) {
            return variable.text();
        }
        return name.endsWith(HOST_OF_A_SERVICE)
                ? name.substring(0, name.length() - HOST_OF_A_SERVICE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                : null;
    }
}
