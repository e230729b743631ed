package dev.serviceregistry.generators.flux;

import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.regex.Pattern;

/** Where Flux gets the manifests from. */
final class GitSource {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VERSION = Pattern.compile("v?[0-9]+(\\.[0-9]+)+([-+].*)?");

    private GitSource() {}

    static Mapping of(Delivery delivery) {
        Mapping spec = new Mapping().put("interval", "1m");
        delivery.source().putAddress(spec, "url");
        String revision = delivery.source().revision();
        String kind = "branch";
        if (revision.startsWith("refs/")) {
            kind = "name";
        } else if (COMMIT.matcher(revision).matches()) {
            kind = "commit";
        } else if (VERSION.matcher(revision).matches()) {
            kind = "tag";
        }
        spec.put("ref", new Mapping().put(kind, revision));
        return Traffic.object("source.toolkit.fluxcd.io/v1", "GitRepository", delivery.name(), FluxGenerator.NAMESPACE)
                .put("spec", spec);
    }
}
