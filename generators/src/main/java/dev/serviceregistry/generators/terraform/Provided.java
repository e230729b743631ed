package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes objects where the provider knows less than Kubernetes, or another word. */
final class Provided {

    /** What only Argo CD reads. */
    private static final String ARGO = "argocd.argoproj.io/";

    private static final Set<String> WITH_PODS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

    private final Map<String, PlacedService> byName;

    /** For the objects of services, by what their containers are called. */
    Provided(Map<String, PlacedService> byName) {
        this.byName = byName;
    }

    /** Changes an object. */
    void change(Mapping object) {
        String kind = Resources.text(object, "kind");
        withoutArgo(Resources.metadata(object));
        if (WITH_PODS.contains(kind)) {
            Mapping spec = object.mapping("spec");
            if (kind.equals("CronJob")) {
                Tree zone = spec.get("timeZone");
                if (zone != null) {
                    spec.remove("timeZone").put("timezone", zone);
                }
                Mapping job = spec.mapping("jobTemplate");
                Mapping inner = job.mapping("spec");
                spec.put(
                        "jobTemplate",
                        new Mapping().put("metadata", new Mapping()).put("spec", inner));
                spec = inner;
            }
            pod(spec.mapping("template").mapping("spec"));
            if (kind.equals("DaemonSet") && spec.get("updateStrategy") instanceof Mapping strategy) {
                spec.remove("updateStrategy").put("strategy", strategy);
            }
        }
    }

    private static void withoutArgo(Mapping metadata) {
        if (metadata.get("annotations") instanceof Mapping annotations) {
            for (String key : List.copyOf(annotations.entries().keySet())) {
                if (key.startsWith(ARGO)) {
                    annotations.remove(key);
                }
            }
            if (annotations.isEmpty()) {
                metadata.remove("annotations");
            }
        }
    }

    private void pod(Mapping pod) {
        pod.remove("hostUsers");
        Sequence running = pod.sequence("containers");
        if (pod.get("initContainers") instanceof Sequence before) {
            for (int i = 0; i < before.items().size(); ) {
                if (before.items().get(i) instanceof Mapping container && container.get("restartPolicy") != null) {
                    before.remove(i);
                    running.add(container.remove("restartPolicy"));
                    declared(container, "deploy", "sidecar_of")
                            .lose("the provider starts it beside the others, not before them");
                } else {
                    i++;
                }
            }
            for (Tree container : before.items()) {
                container(container);
            }
            if (before.isEmpty()) {
                pod.remove("initContainers");
            }
        }
        running.items().forEach(this::container);
    }

    private void container(Tree tree) {
        if (!(tree instanceof Mapping container) || !(container.get("securityContext") instanceof Mapping context)) {
            return;
        }
        boolean isKnown = byName.containsKey(Resources.text(container, "name"));
        if (isKnown && (context.get("appArmorProfile") != null || context.get("procMount") != null)) {
            for (Declared option :
                    declared(container, "container", "security_opt").items()) {
                String text = option.text("");
                if (text.startsWith("apparmor") || text.startsWith("systempaths")) {
                    option.lose("the provider has no such option");
                }
            }
        }
        if (context.get("windowsOptions") != null) {
            for (String key : List.of("user", "privileged")) {
                declared(container, "container", key).lose("the provider has no options for a container of Windows");
            }
        }
        context.remove("appArmorProfile").remove("procMount").remove("windowsOptions");
    }

    /** What the service of a container declares. */
    private Declared declared(Mapping container, String table, String key) {
        PlacedService service = byName.get(Resources.text(container, "name"));
        if (service == null) {
            throw new IllegalStateException("no service has the container " + Resources.text(container, "name"));
        }
        return service.get(table).get(key);
    }
}
