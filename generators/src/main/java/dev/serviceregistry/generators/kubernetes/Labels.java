package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an object is called, and the recommended labels of it. */
final class Labels {

    private static final String PREFIX = "app.kubernetes.io/";
    private static final Set<String> OURS = Set.of(PREFIX + "name", PREFIX + "instance", PREFIX + "managed-by");

    private final String namespace;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, String> annotations = new TreeMap<>();

    Labels(String project, String namespace, PlacedService service) {
        this.namespace = namespace;
        labels.putAll(selector(project, service.name()));
        labels.put(PREFIX + "managed-by", "service-registry");
        put("component", service.service().type());
        put("version", service.service().version());
        service.get("system").text().or(() -> Optional.of(project)).ifPresent(system -> put("part-of", system));
        service.get("labels").entries().forEach(this::add);
    }

    private void put(String key, String text) {
        String value = Names.value(text);
        if (!value.isEmpty()) {
            labels.put(PREFIX + key, value);
        }
    }

    private void add(String key, Declared value) {
        String text = Dollars.unescaped(value.text(""));
        if (OURS.contains(key)) {
            if (!text.equals(labels.get(key))) {
                value.lose("pods are found by what the generator writes under this key");
            }
        } else if (!Names.isQualified(key)) {
            value.lose("Kubernetes takes no key of this form for a label or an annotation");
        } else if (Names.isValue(text)) {
            labels.put(key, text);
        } else {
            annotations.put(key, text);
        }
    }

    /** The labels by which the pods of a service are found, and no others. */
    static Map<String, String> selector(String project, String service) {
        return new TreeMap<>(Map.of(
                PREFIX + "name", Names.label(service), PREFIX + "instance", Names.label(project + "-" + service)));
    }

    /** These labels as a tree. */
    static Mapping tree(Map<String, String> labels) {
        Mapping tree = new Mapping();
        labels.forEach(tree::put);
        return tree;
    }

    /** The metadata of an object of the service. */
    Mapping metadata(String name) {
        Mapping metadata =
                new Mapping().put("name", name).put("namespace", namespace).put("labels", tree(labels));
        return metadata.putUnlessEmpty("annotations", tree(annotations));
    }

    /** The metadata of a Service under another name of the service: what looks for its own one does not find this. */
    Mapping ofAlias(String name) {
        Map<String, String> own = new TreeMap<>(labels);
        own.put(PREFIX + "name", name);
        return new Mapping().put("name", name).put("namespace", namespace).put("labels", tree(own));
    }

    /** The metadata of its pods, which need no name. */
    Mapping ofPods() {
        return new Mapping().put("labels", tree(labels)).putUnlessEmpty("annotations", tree(annotations));
    }
}
