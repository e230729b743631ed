package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.hcl.Identifiers;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a module by the objects that they state, for others to refer to. */
final class Resources {

    /**
     * A resource.
     *
     * @param type such as {@code kubernetes_service_v1}
     * @param name its identifier in the module
     */
    record Address(String type, String name) {

        /** The address, as other resources write it. */
        String expression() {
            return type + "." + name;
        }
    }

    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<String, Identifiers> names = new HashMap<>();

    /** The address of an object that is stated here; nothing when another one of its kind and name is. */
    Optional<Address> add(Mapping object) {
        String kind = text(object, "kind");
        String name = text(metadata(object), "name");
        if (addresses.containsKey(key(kind, name))) {
            return Optional.empty();
        }
        String type = ResourceKind.of(kind, name);
        Address address = new Address(
                type,
                names.computeIfAbsent(type, unseen -> new Identifiers(List.of()))
                        .free(name));
        addresses.put(key(kind, name), address);
        return Optional.of(address);
    }

    /** The address of an object, if this module states it. */
    Optional<Address> find(String kind, String name) {
        return Optional.ofNullable(addresses.get(key(kind, name)));
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }

    /** The metadata of an object. */
    static Mapping metadata(Mapping object) {
        return object.mapping("metadata");
    }

    /** A text of a mapping; empty when there is none. */
    static String text(Mapping mapping, String key) {
        Tree value = mapping.get(key);
        return value instanceof Text text ? text.value() : "";
    }
}
