package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that runs pods, and the pod that it runs.
 *
 * @param spec the keys of the object; for a single pod its own
 * @param runner the keys that hold the pod's template: the object's, or those of the jobs that it starts
 * @param podMetadata the keys of the pod's metadata
 * @param pod the keys of the pod
 * @param containers the main one first, then the others in their order
 * @param podLabels the labels of the pod, by which others find it
 * @param nodes the labels of the nodes that may run the pod, each with the values of which a node has one
 * @param isWindows whether its containers are of Windows, by the word of the pod or of the nodes that it selects
 */
record Workload(
        ApiObject object,
        WorkloadType type,
        Keys spec,
        Keys runner,
        Keys podMetadata,
        Keys pod,
        List<Container> containers,
        Map<String, String> podLabels,
        Map<String, List<String>> nodes,
        boolean isWindows) {

    /** The restart policies that no kind has whose pods run on. */
    private static final Set<String> RUN_TO_THEIR_END = Set.of("Never", "OnFailure");

    private static final String WINDOWS = "windows";

    private static final String[] MAIN_CONTAINER = {
        "kubectl.kubernetes.io/default-container", "kubectl.kubernetes.io/default-logs-container"
    };

    /** The workload, or null where it says nothing of a pod. */
    static @Nullable Workload of(ApiObject object, WorkloadType type) {
        Keys spec = object.keys().inner("spec");
        Keys runner = type == WorkloadType.ADDED && spec.names().isEmpty() ? object.keys() : spec;
        if (type == WorkloadType.CRON_JOB) {
            Keys template = spec.inner("jobTemplate");
            KubernetesKeys.finishMetadata(template.inner("metadata"), object.labels(), Set.of());
            runner = template.inner("spec");
        } else if (type == WorkloadType.SCALED_JOB) {
            runner = spec.inner("jobTargetRef");
        } else if (type == WorkloadType.ADDED) {
            Keys run = runner.inner(template(runner)).inner("spec");
            runner = run.names().contains("containers") ? runner : run;
        }
        String key = type == WorkloadType.ADDED ? template(runner) : "template";
        Keys template = type == WorkloadType.POD ? object.keys() : runner.inner(key);
        Keys podMetadata = type == WorkloadType.POD ? object.metadata() : template.inner("metadata");
        Keys pod = type == WorkloadType.POD ? spec : template.inner("spec");
        Map<String, String> podLabels = KubernetesKeys.texts(podMetadata, "labels");
        List<Container> containers = containers(pod, podMetadata);
        if (containers.isEmpty()) {
            object.note(
                    spec.names().contains("workloadRef")
                            ? "it runs the pods of another object, which is written; left out"
                            : "it has no containers; left out");
            object.noteSecrets();
            return null;
        }
        Keys looked = type == WorkloadType.POD ? object.keys().inner("spec") : template.inner("spec");
        boolean isWindows = isWindows(looked, pod);
        Map<String, List<String>> nodes = NodeLabels.of(looked, pod);
        if (isWindows) {
            nodes.remove(NodeLabels.SYSTEM);
        }
        return new Workload(object, type, spec, runner, podMetadata, pod, containers, podLabels, nodes, isWindows);
    }

    /** Where an added kind has the template of its pods. */
    private static String template(Keys runner) {
        boolean isNamed =
                runner.names().contains("podTemplate") && !runner.names().contains("template");
        return isNamed ? "podTemplate" : "template";
    }

    /** Takes what says so, unless it says something else too. */
    private static boolean isWindows(Keys looked, Keys pod) {
        String named = looked.inner("os").text("name");
        boolean selected = WINDOWS.equals(NodeLabels.selected(looked).get(NodeLabels.SYSTEM));
        if (named.equals(WINDOWS)) {
            pod.take("os");
        }
        return named.equals(WINDOWS) || named.isEmpty() && selected;
    }

    private static List<Container> containers(Keys pod, Keys podMetadata) {
        List<Keys> running = KubernetesKeys.mappings(pod, "containers");
        int main = main(running, podMetadata);
        List<Container> containers = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            Container.Role role = i == main ? Container.Role.MAIN : Container.Role.SIDECAR;
            containers.add(i == main ? 0 : containers.size(), container(running.get(i), role, i));
        }
        if (running.isEmpty()) {
            return containers;
        }
        List<Keys> later = KubernetesKeys.mappings(pod, "ephemeralContainers");
        for (int i = 0; i < later.size(); i++) {
            later.get(i).note("name", "a container that was put into the running pod is written as a sidecar");
            containers.add(container(later.get(i), Container.Role.SIDECAR, running.size() + i));
        }
        List<Keys> before = KubernetesKeys.mappings(pod, "initContainers");
        for (int i = 0; i < before.size(); i++) {
            boolean stays = before.get(i).text("restartPolicy").equals("Always");
            Container.Role role = stays ? Container.Role.EARLY_SIDECAR : Container.Role.INIT;
            containers.add(container(before.get(i), role, i));
        }
        return containers;
    }

    private static Container container(Keys keys, Container.Role role, int index) {
        String name = keys.text("name");
        if (name.isEmpty()) {
            keys.note("name", "a container without a name is called " + index);
        }
        return new Container(name.isEmpty() ? String.valueOf(index) : name, role, keys);
    }

    /** The container that the pod is there for: the one that it names, else the first. */
    private static int main(List<Keys> running, Keys podMetadata) {
        Keys annotations = podMetadata.inner("annotations");
        for (String key : MAIN_CONTAINER) {
            String named = annotations.text(key);
            for (int i = 0; i < running.size(); i++) {
                if (!named.isEmpty() && running.get(i).text("name").equals(named)) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** The labels of the pod and then those of the object. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>(podLabels);
        object.labels().forEach(labels::putIfAbsent);
        return labels;
    }

    String name() {
        return object.name();
    }

    String namespace() {
        return object.namespace();
    }

    Container main() {
        return containers.get(0);
    }

    /** The account that the pod names; empty where it is the namespace's own. */
    String account() {
        String account = pod.text("serviceAccountName");
        String former = pod.text("serviceAccount");
        return account.isEmpty() ? former : account;
    }

    /** Whether its containers run to their end. */
    boolean completes() {
        return type.completes() || type == WorkloadType.ADDED && RUN_TO_THEIR_END.contains(pod.text("restartPolicy"));
    }

    /** The name of a container's service before it becomes an id. */
    String nameOf(Container container) {
        return container.isMain() ? name() : name() + "/" + container.name();
    }

    String podAnnotation(String key) {
        return podMetadata.inner("annotations").text(key);
    }
}
