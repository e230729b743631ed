package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.yaml.YamlEmitter;
import java.util.List;
import java.util.function.UnaryOperator;

/** The plugin that lets Argo CD generate manifests itself, in a container beside its repository server. */
final class Plugin {

    private static final String NAME = "service-registry";

    private static final String SCRIPT = "set -eu; out=$(mktemp -d); service-registry generate --format kubernetes"
            + " --project \"$ARGOCD_ENV_REGISTRY_PROJECT\" --target \"$ARGOCD_ENV_REGISTRY_TARGET\" -q -o \"$out\" >&2;"
            + " find \"$out\" -name '*.yaml' ! -name kustomization.yaml -exec cat {} +; rm -r \"$out\"";

    private Plugin() {}

    /** How an application calls it, with its texts in the form of the application. */
    static Mapping call(Placement placement, UnaryOperator<String> form) {
        Sequence variables = new Sequence()
                .add(variable("REGISTRY_PROJECT", form.apply(placement.project())))
                .add(variable("REGISTRY_TARGET", form.apply(placement.target())));
        return new Mapping().put("name", NAME).put("env", variables);
    }

    private static Mapping variable(String name, String value) {
        return new Mapping().put("name", name).put("value", value);
    }

    /** The configuration that the container beside the repository server reads. */
    static Mapping configuration() {
        Mapping generate = new Mapping().put("command", List.of("sh", "-c")).put("args", List.of(SCRIPT));
        Mapping plugin = new Mapping()
                .put("apiVersion", "argoproj.io/v1alpha1")
                .put("kind", "ConfigManagementPlugin")
                .put("metadata", new Mapping().put("name", NAME))
                .put("spec", new Mapping().put("generate", generate));
        Mapping object = Traffic.object("v1", "ConfigMap", "service-registry-plugin", ArgoCdGenerator.NAMESPACE);
        Mapping data = new Mapping().put("plugin.yaml", YamlEmitter.write(plugin, ""));
        data.comment(
                "plugin.yaml",
                "Mount it as /home/argocd/cmp-server/config/plugin.yaml in a container of argocd-repo-server that has"
                        + " service-registry and runs /var/run/argocd/argocd-cmp-server.");
        return object.put("data", data);
    }
}
