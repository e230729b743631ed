package dev.serviceregistry.generators.hcl;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of HCL as a tree that can be changed, laid out as Terraform's JSON syntax lays it out: a block stands under its
 * type and its labels, and several of one type are a sequence.
 *
 * <p>What is added is a block where it is a sequence of mappings, or where the file has blocks of that type; else it is an
 * attribute.
 */
public final class BodyTree {

    /** How many labels the blocks of a file have; those of other types have none. */
    private static final Map<String, Integer> LABELS =
            Map.of("resource", 2, "data", 2, "variable", 1, "output", 1, "provider", 1, "module", 1);

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_*-]+|\\[(\\d+|\\*|\"[A-Za-z0-9_.-]*\")])*)}");

    private final Body original;
    private final Mapping tree;
    private final Set<Tree> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Tree> attributes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> types = new HashSet<>();
    private final Set<Tree> written = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> unusable = new ArrayList<>();

    /** The tree of a file. */
    public BodyTree(Body file) {
        this.original = file;
        this.tree = tree(file);
    }

    /** A text of somebody who changes the tree: one that is <code>${...}</code> around the name of a thing refers to it. */
    public static Tree text(String text) {
        var reference = REFERENCE.matcher(text);
        return reference.matches() ? new Reference(reference.group(1)) : new Text(text);
    }

    /** The tree, to be changed. */
    public Mapping tree() {
        return tree;
    }

    private Mapping tree(Body body) {
        Mapping mapping = new Mapping();
        for (Body.Item item : body.items()) {
            if (item instanceof Body.Attribute attribute) {
                attributes.add(attribute.value());
                mapping.put(attribute.name(), attribute.value());
                comment(mapping, attribute.name(), attribute.comment());
            } else if (item instanceof Body.Block block) {
                Mapping at = mapping;
                String key = block.type();
                types.add(key);
                for (String label : block.labels()) {
                    at = at.mapping(key);
                    key = label;
                }
                Mapping inner = tree(block.body());
                blocks.add(inner);
                add(at, key, inner);
                comment(at, key, block.comment());
            }
        }
        return mapping;
    }

    private static void comment(Mapping mapping, String key, String text) {
        if (!text.isEmpty()) {
            mapping.comment(key, text);
        }
    }

    private void add(Mapping mapping, String key, Mapping block) {
        Tree there = mapping.get(key);
        if (there instanceof Sequence several) {
            several.add(block);
        } else {
            mapping.put(key, there == null ? block : new Sequence().add(there).add(block));
        }
    }

    /** The changed file; blocks that were there keep their order. */
    public Body body() {
        Body body = new Body();
        for (Body.Item item : original.items()) {
            if (item instanceof Body.Block block) {
                Tree at = tree;
                String comment = tree.comment(block.type());
                for (String label : labels(block)) {
                    comment = at instanceof Mapping level ? level.comment(label) : "";
                    at = at instanceof Mapping level ? level.get(label) : null;
                }
                if (at != null) {
                    block(block.type(), block.labels(), at, comment, body);
                }
            }
        }
        tree.entries().forEach((type, value) -> rest(type, List.of(), value, tree.comment(type), body));
        return body;
    }

    /** Names that no attribute and no block can have, and that are therefore left out of the changed file. */
    public List<String> unusable() {
        return List.copyOf(unusable);
    }

    private static List<String> labels(Body.Block block) {
        List<String> path = new ArrayList<>(List.of(block.type()));
        path.addAll(block.labels());
        return path;
    }

    private void rest(String type, List<String> labels, Tree value, String comment, Body body) {
        if (value instanceof Mapping level && labels.size() < LABELS.getOrDefault(type, 0)) {
            level.entries().forEach((label, inner) -> {
                List<String> more = new ArrayList<>(labels);
                more.add(label);
                rest(type, more, inner, level.comment(label), body);
            });
        } else {
            block(type, labels, value, comment, body);
        }
    }

    private void block(String type, List<String> labels, Tree value, String comment, Body body) {
        if (!written.add(value)) {
            return;
        }
        if (!HclText.isIdentifier(type)) {
            unusable.add(type);
        } else if (value instanceof Mapping inner) {
            body.comment(comment);
            write(inner, body.block(type, labels.toArray(String[]::new)));
        } else if (value instanceof Sequence several) {
            String above = comment;
            for (Tree one : several.items()) {
                block(type, labels, one, above, body);
                above = "";
            }
        } else {
            unusable.add(type);
        }
    }

    private void write(Mapping mapping, Body body) {
        mapping.entries().forEach((key, value) -> {
            if (isBlock(key, value)) {
                block(key, List.of(), value, mapping.comment(key), body);
            } else if (HclText.isIdentifier(key)) {
                body.comment(mapping.comment(key)).put(key, value);
            } else {
                unusable.add(key);
            }
        });
    }

    private boolean isBlock(String key, Tree value) {
        if (blocks.contains(value)) {
            return true;
        }
        if (attributes.contains(value)) {
            return false;
        }
        if (value instanceof Sequence several) {
            return !several.isEmpty() && several.items().stream().allMatch(Mapping.class::isInstance);
        }
        return value instanceof Mapping && types.contains(key);
    }
}
