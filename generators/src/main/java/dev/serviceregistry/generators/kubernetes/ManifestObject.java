package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object of Kubernetes.
 *
 * @param tree what its manifest says
 */
public record ManifestObject(Mapping tree) {

    /** The version of its kind, such as {@code apps/v1}. */
    public String apiVersion() {
        return text("apiVersion");
    }

    /** The group of its kind; empty for the core. */
    public String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    /** What it is. */
    public String kind() {
        return text("kind");
    }

    /** What it is called. */
    public String name() {
        return text("metadata", "name");
    }

    /** The hosts that lead to a way in; none for anything else. */
    public Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        for (Tree rule : items("spec", "rules")) {
            if (rule instanceof Mapping mapping && mapping.get("host") instanceof Text host) {
                hosts.add(host.value());
            }
        }
        for (Tree host : items("spec", "hostnames")) {
            if (host instanceof Text text) {
                hosts.add(text.value());
            }
        }
        return hosts;
    }

    /** The text at a path of keys; empty when there is none. */
    public String text(String... path) {
        return at(path) instanceof Text text ? text.value() : "";
    }

    /** The items of the sequence at a path of keys; none when there is none. */
    public List<Tree> items(String... path) {
        return at(path) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** What stands at a path of keys, or null when nothing does. */
    public @Nullable Tree at(String... path) {
        Tree found = tree;
        for (String key : path) {
            Tree next = found instanceof Mapping mapping ? mapping.get(key) : null;
            if (next == null) {
                return null;
            }
            found = next;
        }
        return found;
    }
}
