package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes the fields of an object as the provider has them: a table is a block and a list of tables one block after the
 * other, but for what the provider takes as a map.
 */
final class BlockWriter {

    /** Fields whose keys are the user's own. */
    private static final Set<String> MAPS =
            Set.of("annotations", "data", "labels", "limits", "matchLabels", "nodeSelector", "requests");

    /** Lists that are repeated blocks, by what one of them is called. */
    private static final Map<String, String> SINGULAR = Map.ofEntries(
            Map.entry("containers", "container"),
            Map.entry("egress", "egress"),
            Map.entry("env", "env"),
            Map.entry("envFrom", "env_from"),
            Map.entry("from", "from"),
            Map.entry("httpHeaders", "http_header"),
            Map.entry("ingress", "ingress"),
            Map.entry("initContainers", "init_container"),
            Map.entry("metrics", "metric"),
            Map.entry("nodeSelectorTerms", "node_selector_term"),
            Map.entry("paths", "path"),
            Map.entry("ports", "port"),
            Map.entry("rules", "rule"),
            Map.entry("subjects", "subject"),
            Map.entry("tls", "tls"),
            Map.entry("to", "to"),
            Map.entry("topologySpreadConstraints", "topology_spread_constraint"),
            Map.entry("volumeClaimTemplates", "volume_claim_template"),
            Map.entry("volumeMounts", "volume_mount"),
            Map.entry("volumes", "volume"));

    private final String kind;

    /** For the fields of an object of a kind. */
    BlockWriter(String kind) {
        this.kind = kind;
    }

    /** Writes fields: first those that are attributes, then those that are blocks. */
    void write(Mapping fields, Body body) {
        for (Map.Entry<String, Tree> field : fields.entries().entrySet()) {
            if (!isBlock(field.getKey(), field.getValue())) {
                body.comment(fields.comment(field.getKey())).put(snake(field.getKey()), field.getValue());
            }
        }
        for (Map.Entry<String, Tree> field : fields.entries().entrySet()) {
            if (!isBlock(field.getKey(), field.getValue())) {
                continue;
            }
            body.comment(fields.comment(field.getKey()));
            if (field.getValue() instanceof Sequence list) {
                for (Tree item : list.items()) {
                    if (item instanceof Mapping inner) {
                        write(inner, body.block(singular(field.getKey())));
                    }
                }
            } else if (field.getValue() instanceof Mapping inner) {
                write(inner, body.block(snake(field.getKey())));
            }
            body.comment("");
        }
    }

    private boolean isBlock(String key, Tree value) {
        if (value instanceof Mapping) {
            boolean isSelector = kind.equals("Service") && key.equals("selector");
            return !isSelector && !MAPS.contains(key);
        }
        return value instanceof Sequence list
                && (list.isEmpty() ? SINGULAR.containsKey(key) : list.items().get(0) instanceof Mapping);
    }

    private String singular(String key) {
        boolean keepsPlural = kind.equals("NetworkPolicy") && key.equals("ports");
        return keepsPlural ? key : SINGULAR.getOrDefault(key, snake(key));
    }

    /** A name in the spelling of Terraform: {@code clusterIP} is {@code cluster_ip}. */
    static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            boolean isCapital = Character.isUpperCase(camel.charAt(i));
            if (isCapital && i > 0 && !Character.isUpperCase(camel.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(camel.charAt(i));
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
