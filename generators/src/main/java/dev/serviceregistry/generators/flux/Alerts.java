package dev.serviceregistry.generators.flux;

import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;

/** Whom Flux tells when something cannot be delivered. */
final class Alerts {

    private Alerts() {}

    /** The channel of the team that owns the project; nothing when it has none. */
    static List<Tree> of(Delivery delivery, List<String> kustomizations) {
        String channel = delivery.channel();
        if (channel.isEmpty()) {
            return List.of();
        }
        Mapping secret = new Mapping().put("name", "slack");
        secret.comment("name", "The token of the bot, under the key token.");
        Mapping provider = new Mapping()
                .put("type", "slack")
                .put("channel", channel)
                .put("address", "https://slack.com/api/chat.postMessage")
                .put("secretRef", secret);
        Sequence sources =
                new Sequence().add(new Mapping().put("kind", "GitRepository").put("name", delivery.name()));
        kustomizations.forEach(
                name -> sources.add(new Mapping().put("kind", "Kustomization").put("name", name)));
        Mapping alert = new Mapping()
                .put(
                        "summary",
                        delivery.placement().project() + " at "
                                + delivery.placement().target())
                .put("providerRef", new Mapping().put("name", delivery.name()))
                .put("eventSeverity", "error")
                .put("eventSources", sources);
        String version = "notification.toolkit.fluxcd.io/v1beta3";
        return List.of(
                Traffic.object(version, "Provider", delivery.name(), FluxGenerator.NAMESPACE)
                        .put("spec", provider),
                Traffic.object(version, "Alert", delivery.name(), FluxGenerator.NAMESPACE)
                        .put("spec", alert));
    }
}
