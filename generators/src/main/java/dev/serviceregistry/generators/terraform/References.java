package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns the names by which objects refer to each other into references, so that Terraform makes them in that order. */
final class References {

    static final Reference NAMESPACE = new Reference("local.namespace");

    /** Fields that hold the name of an object, as {@code field} or {@code table/field}, by the kind that they mean. */
    private static final Map<String, String> FIELDS = Map.of(
            "claimName", "PersistentVolumeClaim",
            "serviceAccountName", "ServiceAccount",
            "serviceName", "Service",
            "configMapRef/name", "ConfigMap",
            "roleRef/name", "Role",
            "secretRef/name", "Secret",
            "service/name", "Service",
            "subjects/name", "ServiceAccount");

    private final Resources resources;
    private final Map<String, String> images;

    /**
     * For the objects of a module.
     *
     * @param images the images of the containers that have one of their own choice
     */
    References(Resources resources, Map<String, String> images) {
        this.resources = resources;
        this.images = images;
    }

    /** Puts references in the place of names. */
    void put(Mapping object) {
        if (Resources.metadata(object).get("namespace") != null) {
            Resources.metadata(object).put("namespace", NAMESPACE);
        }
        if (object.get("spec") instanceof Mapping spec) {
            within("spec", spec);
        } else if (Resources.text(object, "kind").equals("RoleBinding")) {
            within("", object);
        }
    }

    private void within(String table, Mapping fields) {
        for (Map.Entry<String, Tree> field : List.copyOf(fields.entries().entrySet())) {
            String key = field.getKey();
            if (field.getValue() instanceof Mapping inner) {
                within(key, inner);
            } else if (field.getValue() instanceof Sequence list) {
                for (Tree item : list.items()) {
                    if (item instanceof Mapping inner) {
                        within(key, inner);
                        image(key, inner);
                    }
                }
            } else if (field.getValue() instanceof Text name) {
                String kind = FIELDS.getOrDefault(table + "/" + key, FIELDS.getOrDefault(key, ""));
                if (table.equals("scaleTargetRef") && key.equals("name")) {
                    kind = Resources.text(fields, "kind");
                }
                resources.find(kind, name.value()).ifPresent(found -> fields.put(key, nameOf(found)));
                if (table.equals("subjects") && key.equals("namespace")) {
                    fields.put(key, NAMESPACE);
                }
            }
        }
        checksum(fields);
    }

    private void image(String list, Mapping container) {
        String name = Resources.text(container, "name");
        if (list.toLowerCase(Locale.ROOT).endsWith("containers") && images.containsKey(name)) {
            container.put("image", new Reference("local.images[\"" + name + "\"]"));
        }
    }

    /** A pod starts again when what its variables hold changes, also where only Terraform knows it. */
    private void checksum(Mapping template) {
        if (!(template.get("metadata") instanceof Mapping metadata)
                || !(metadata.get("annotations") instanceof Mapping annotations)
                || annotations.get("checksum/config") == null) {
            return;
        }
        List<String> data = new ArrayList<>();
        if (template.get("spec") instanceof Mapping pod) {
            for (String list : new String[] {"initContainers", "containers"}) {
                if (pod.get(list) instanceof Sequence containers) {
                    containers.items().forEach(container -> data(container, data));
                }
            }
        }
        annotations.put("checksum/config", new Reference("sha256(jsonencode([" + String.join(", ", data) + "]))"));
    }

    private static void data(Tree tree, List<String> data) {
        if (tree instanceof Mapping container && container.get("envFrom") instanceof Sequence from) {
            for (Tree item : from.items()) {
                if (item instanceof Mapping source) {
                    for (Tree reference : source.entries().values()) {
                        if (reference instanceof Mapping named && named.get("name") instanceof Reference name) {
                            data.add(name.expression().replace(".metadata[0].name", ".data"));
                        }
                    }
                }
            }
        }
    }

    /** The name of the object that a resource states. */
    static Reference nameOf(Resources.Address address) {
        return new Reference(address.expression() + ".metadata[0].name");
    }
}
