package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the objects that documents declare: single ones and lists of them, each object once. */
final class Manifests {
    /** The kinds that say something about a service, by their groups. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("Namespace", Set.of("")),
            Map.entry("Service", Set.of("")),
            Map.entry("ConfigMap", Set.of("")),
            Map.entry("Secret", Set.of("")),
            Map.entry("ServiceAccount", Set.of("")),
            Map.entry("Role", Set.of("rbac.authorization.k8s.io")),
            Map.entry("RoleBinding", Set.of("rbac.authorization.k8s.io")),
            Map.entry("ClusterRole", Set.of("rbac.authorization.k8s.io")),
            Map.entry("ClusterRoleBinding", Set.of("rbac.authorization.k8s.io")),
            Map.entry("LimitRange", Set.of("")),
            Map.entry("PersistentVolumeClaim", Set.of("")),
            Map.entry("PersistentVolume", Set.of("")),
            Map.entry("SealedSecret", Set.of("bitnami.com")),
            Map.entry("ExternalSecret", Set.of("external-secrets.io")),
            Map.entry("Ingress", Set.of("networking.k8s.io", "extensions")),
            Map.entry("Gateway", Set.of("gateway.networking.k8s.io")),
            Map.entry("ListenerSet", Set.of("gateway.networking.k8s.io")),
            Map.entry("XListenerSet", Set.of("gateway.networking.x-k8s.io")),
            Map.entry("HTTPRoute", Set.of("gateway.networking.k8s.io")),
            Map.entry("GRPCRoute", Set.of("gateway.networking.k8s.io")),
            Map.entry("TLSRoute", Set.of("gateway.networking.k8s.io")),
            Map.entry("Route", Set.of("route.openshift.io")),
            Map.entry("HorizontalPodAutoscaler", Set.of("autoscaling")),
            Map.entry("PodDisruptionBudget", Set.of("policy")));

    /** What of a spec no object can be without whose kind has it. */
    private static final List<String> PARTS =
            List.of("selector", "template", "jobTemplate", "jobTargetRef", "schedule", "containers", "ports");

    private static final long MAX_WEIGHT = 1_000_000;

    private final Notes notes;
    private final Map<String, ApiObject> objects = new LinkedHashMap<>();
    private long weight;

    Manifests(Notes notes) {
        this.notes = notes;
    }

    /** What was gathered. */
    Cluster cluster() {
        return new Cluster(objects.values(), notes);
    }

    /**
     * Takes the objects of a document; always ready for more.
     *
     * @param named whether its file was asked for by name, and so must be a manifest
     */
    boolean add(Yaml document, boolean named) {
        if (document instanceof Yaml.Table table) {
            add(table, "", "", named);
        } else {
            refuse(document.at(), "this is not a manifest: it must be a mapping with `apiVersion` and `kind`", named);
        }
        return true;
    }

    private void refuse(SourceLocation at, String message, boolean named) {
        if (named) {
            notes.error(at, message);
        } else {
            notes.note(at, message + "; left out");
        }
    }

    private void add(Yaml.Table table, String listVersion, String listKind, boolean named) {
        Keys keys = new Keys(table, "", notes);
        String kind = orElse(keys.text("kind"), listKind);
        String version = orElse(keys.text("apiVersion"), listVersion);
        if (kind.isEmpty()) {
            withoutKind(table, version, named);
            return;
        }
        if (version.contains("backstage.io/")) {
            refuse(
                    table.at(),
                    "this is a Backstage entity, not a manifest; bring it in with `import backstage`",
                    named);
            return;
        }
        if (kind.endsWith("List") && table.has("items")) {
            items(keys, version, kind, named);
            return;
        }
        String group = group(version);
        boolean known = KINDS.getOrDefault(kind, Set.of()).contains(group);
        WorkloadType workload = known ? null : WorkloadType.of(group, kind, table);
        if (!known && workload == null) {
            stranger(table, group, kind, keys.inner("metadata").text("name"));
            return;
        }
        object(table, keys.inner("metadata"), version, kind, workload);
    }

    /** The group of an API; empty for the core. */
    private static String group(String version) {
        return version.substring(0, Math.max(0, version.indexOf('/')));
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private void withoutKind(Yaml.Table table, String version, boolean named) {
        if (!version.isEmpty()) {
            notes.error(table.at(), "the manifest has an `apiVersion` but no `kind`; write which kind of object it is");
        } else if (table.has("resources") || table.has("bases") || table.has("patches")) {
            refuse(
                    table.at(),
                    "this is a kustomization, not a manifest; build it with `kubectl kustomize` and import the result",
                    named);
        } else if (table.has("services")) {
            refuse(table.at(), "this is a Compose file, not a manifest; bring it in with `import compose`", named);
        } else {
            refuse(table.at(), "this is not a manifest: it has neither `apiVersion` nor `kind`", named);
        }
    }

    private void items(Keys list, String version, String kind, boolean named) {
        boolean typed = !kind.equals("List");
        for (Yaml item : list.list("items")) {
            if (item instanceof Yaml.Table table) {
                add(
                        table,
                        typed ? version : "",
                        typed ? kind.substring(0, kind.length() - "List".length()) : "",
                        named);
            } else {
                notes.error(item.at(), "an item of this list is no object: it must be a mapping");
            }
        }
    }

    /** An object of a kind that says nothing about a service. */
    private void stranger(Yaml.Table table, String group, String kind, String name) {
        String title = kind + (name.isEmpty() ? "" : " " + name);
        String maker = switch (kind + " " + group) {
            case "Kustomization kustomize.config.k8s.io" -> "kubectl kustomize";
            case "Template template.openshift.io", "Template " -> "oc process";
            default -> "";
        };
        notes.note(
                table.at(),
                title + ": "
                        + (maker.isEmpty()
                                ? "this kind has no place in the registry; left out"
                                : "build it with `" + maker + "` and import the result; left out"));
        KubernetesKeys.noteSecrets(new Keys(table, title, notes));
    }

    private void object(Yaml.Table table, Keys metadata, String version, String kind, @Nullable WorkloadType workload) {
        String name = metadata.text("name");
        String generated = metadata.text("generateName");
        if (name.isEmpty() && !generated.isEmpty()) {
            name = generated.endsWith("-") ? generated.substring(0, generated.length() - 1) : generated;
            metadata.note("generateName", "the cluster makes the name of it; here it is " + name);
        }
        if (name.isEmpty()) {
            notes.error(metadata.at("name"), "this " + kind + " has no `metadata.name`");
            return;
        }
        if (name.contains("{{")) {
            notes.error(metadata.at("name"), notes.dialect().unrendered());
            return;
        }
        if (!isWithinBounds(table)) {
            return;
        }
        String namespace = metadata.text("namespace");
        ApiObject object = ApiObject.of(version, kind, workload, namespace, name, table, notes);
        String identity = group(version) + "/" + kind + "/" + namespace + "/" + name;
        ApiObject before = objects.putIfAbsent(identity, object);
        if (before == null) {
            return;
        }
        if (isPatch(object, before)) {
            object.note("it changes a part of what is declared at " + before.at()
                    + "; build both with `kubectl kustomize` and import the result; left out");
            noteSecrets(object);
        } else {
            objects.put(identity, object);
            object.note("it is declared twice, at " + before.at() + " too; the last one holds");
            noteSecrets(before);
        }
    }

    private static void noteSecrets(ApiObject lost) {
        if (!SecretSources.KINDS.contains(lost.kind())) {
            lost.noteSecrets();
        }
    }

    /** Whether an object lacks what it cannot be without, where another one of its name has that. */
    private static boolean isPatch(ApiObject object, ApiObject whole) {
        Yaml.Table spec = object.keys().table("spec");
        Yaml.Table all = whole.keys().table("spec");
        if (spec == null || all == null) {
            return all != null;
        }
        return PARTS.stream().anyMatch(part -> all.has(part) && !spec.has(part))
                || WorkloadType.hasImages(all) && !WorkloadType.hasImages(spec);
    }

    private boolean isWithinBounds(Yaml.Table table) {
        boolean before = weight <= MAX_WEIGHT;
        weight += table.weight();
        if (before && weight > MAX_WEIGHT) {
            notes.error(
                    table.at(),
                    "the objects up to here have more than " + MAX_WEIGHT
                            + " values, the limit of an import; import them in" + " parts, as several projects");
        }
        return weight <= MAX_WEIGHT;
    }
}
