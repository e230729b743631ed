package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/** What the applications of a project at a target may do: from this repository, to its own namespaces, its own kinds. */
final class AppProject {

    private static final int HOURS_OF_DAY = 24;

    private final Delivery delivery;
    private final Rollouts rollouts;

    AppProject(Delivery delivery, Rollouts rollouts) {
        this.delivery = delivery;
        this.rollouts = rollouts;
    }

    Mapping tree() {
        Mapping project =
                Traffic.object("argoproj.io/v1alpha1", "AppProject", delivery.name(), ArgoCdGenerator.NAMESPACE);
        Sequence repositories = new Sequence().add(delivery.source().repository());
        Sequence destinations = new Sequence();
        for (Region region : delivery.regions()) {
            destinations.add(
                    Applications.destination(region, delivery.manifests().namespace()));
        }
        Mapping spec = new Mapping()
                .put(
                        "description",
                        delivery.placement().project() + " at "
                                + delivery.placement().target())
                .put("sourceRepos", repositories)
                .put("destinations", destinations)
                .put(
                        "clusterResourceWhitelist",
                        new Sequence().add(new Mapping().put("group", "").put("kind", "Namespace")))
                .put("namespaceResourceWhitelist", kinds())
                .put("orphanedResources", new Mapping().put("warn", true));
        spec.putUnlessEmpty("syncWindows", windows());
        return project.put("spec", spec);
    }

    private Sequence kinds() {
        Set<String> kinds = new TreeSet<>();
        for (ManifestObject object : delivery.manifests().objects()) {
            if (!object.kind().equals("Namespace")) {
                kinds.add(object.group() + "/" + object.kind());
            }
        }
        if (rollouts.areThere()) {
            kinds.add("argoproj.io/Rollout");
            kinds.add("argoproj.io/AnalysisTemplate");
        }
        Sequence whitelist = new Sequence();
        for (String kind : kinds) {
            int slash = kind.indexOf('/');
            whitelist.add(new Mapping().put("group", kind.substring(0, slash)).put("kind", kind.substring(slash + 1)));
        }
        return whitelist;
    }

    /** Nothing is synchronised while the target is frozen, not by hand either. */
    private Sequence windows() {
        Sequence windows = new Sequence();
        Declared target =
                delivery.deployment().get("target").get(delivery.placement().target());
        for (Declared freeze : target.get("freeze").items()) {
            try {
                LocalDate from = LocalDate.parse(freeze.get("from").text(""));
                LocalDate to = LocalDate.parse(freeze.get("to").text(""));
                long days = ChronoUnit.DAYS.between(from, to) + 1;
                if (days < 1) {
                    continue;
                }
                windows.add(new Mapping()
                        .put("kind", "deny")
                        .put("schedule", "0 0 " + from.getDayOfMonth() + " " + from.getMonthValue() + " *")
                        .put("duration", days * HOURS_OF_DAY + "h")
                        .put("timeZone", "UTC")
                        .put("applications", new Sequence().add("*"))
                        .put("manualSync", false));
                freeze.lose("windows of Argo CD come every year: generate again when it is over and taken out");
            } catch (DateTimeException e) {
                freeze.lose("its days cannot be read");
            }
        }
        return windows;
    }
}
