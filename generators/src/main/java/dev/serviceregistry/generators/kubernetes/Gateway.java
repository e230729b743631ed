package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.Optional;

/**
 * The gateway of Kubernetes' Gateway API that stands before the services of a project.
 *
 * @param declaredNamespace where it is; empty when it is with the project
 * @param name what it is called
 */
public record Gateway(String declaredNamespace, String name) {

    /** The one that a project declares; nothing when it declares none. */
    public static Optional<Gateway> of(Placement placement) {
        String declared =
                placement.settings().get("deployment").get("gateway").text("").strip();
        int slash = declared.indexOf('/');
        return declared.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gateway(declared.substring(0, Math.max(0, slash)), declared.substring(slash + 1)));
    }

    /** Where it is, for a project in a namespace. */
    String namespace(String ofProject) {
        return declaredNamespace.isEmpty() ? ofProject : declaredNamespace;
    }

    /** The gateway as a route refers to it. */
    public Mapping reference() {
        Mapping reference = new Mapping().put("name", name);
        return declaredNamespace.isEmpty() ? reference : reference.put("namespace", declaredNamespace);
    }
}
