package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a project is in a cluster: a file for each workload, and what they share. */
final class ProjectManifests {

    private final Placement placement;
    private final Connections connections;
    private final String namespace;
    private final Optional<Gateway> gateway;
    private final Pods pods;
    private final Map<String, PlacedService> byName = new HashMap<>();
    private final Set<String> takenNames;
    private final Map<String, Integer> waves = new HashMap<>();

    ProjectManifests(Placement placement, Connections connections) {
        this.placement = placement;
        this.connections = connections;
        this.gateway = Gateway.of(placement);
        this.pods = new Pods(placement);
        this.takenNames = connections.takenNames(placement.project());
        Declared declared = placement.settings().get("deployment").get("namespace");
        this.namespace = Names.label(declared.text(placement.project()));
        placement.services().forEach(service -> byName.put(service.name(), service));
    }

    /** The objects of each file. */
    SortedMap<String, List<Tree>> files() {
        SortedMap<String, List<Tree>> files = new TreeMap<>();
        Claims claims = new Claims(placement, pods, namespace);
        SecretNames names = new SecretNames(placement, Names::label);
        ExternalSecrets secrets = new ExternalSecrets(namespace, names);
        SealedSecrets sealed = new SealedSecrets(namespace, names);
        Security.Level level = Security.Level.RESTRICTED;
        for (Map.Entry<PlacedService, List<PlacedService>> pods : pods.all().entrySet()) {
            PlacedService main = pods.getKey();
            Labels labels = new Labels(placement.project(), namespace, main);
            Pod pod = new Pod(placement.project(), main, pods.getValue(), connections, labels, claims, names);
            files.put("workloads/" + Names.label(main.name()) + ".yaml", objects(pod, main, pods.getValue(), labels));
            level = level.or(pod.level());
            secrets.of(main);
            pods.getValue().forEach(secrets::of);
            sealed.of(main);
            pods.getValue().forEach(sealed::of);
        }
        files.put("namespace.yaml", List.of(namespace(level)));
        put(files, "volumes.yaml", new ArrayList<>(claims.all().values()));
        put(files, "external-secrets.yaml", secrets.objects());
        put(files, SealedSecrets.FILE, sealed.objects());
        files.put("kustomization.yaml", List.of(kustomization(new ArrayList<>(files.keySet()))));
        return files;
    }

    private static void put(Map<String, List<Tree>> files, String file, List<Tree> objects) {
        if (!objects.isEmpty()) {
            files.put(file, objects);
        }
    }

    private List<Tree> objects(Pod pod, PlacedService main, List<PlacedService> beside, Labels labels) {
        List<PlacedService> inPod = new ArrayList<>(List.of(main));
        inPod.addAll(beside);
        NetworkObjects network = new NetworkObjects(placement.project(), main, inPod);
        List<Tree> workload =
                new Workload(placement.project(), main, pod, labels, wave(main, new ArrayList<>())).objects();
        List<Tree> objects = new ArrayList<>();
        objects.add(Objects.of("v1", "ServiceAccount", labels.metadata(pod.account()))
                .put("automountServiceAccountToken", false));
        objects.addAll(Permissions.of(pod, labels, namespace));
        objects.addAll(pod.settings(labels));
        objects.addAll(workload);
        for (PlacedService service : inPod) {
            Labels own = service == main ? labels : new Labels(placement.project(), namespace, service);
            objects.addAll(network.services(service, own, takenNames));
            objects.addAll(new WaysIn(service, own).objects(gateway));
        }
        objects.add(new Isolation(placement.project(), main, inPod, connections, gateway).policy(labels));
        return objects;
    }

    /** After how many others a service starts, one after the other. */
    private int wave(PlacedService service, List<PlacedService> path) {
        Integer known = waves.get(service.name());
        if (known != null || path.contains(service)) {
            return known == null ? 0 : known;
        }
        path.add(service);
        int wave = 0;
        for (DeclaredDependency dependency : DeclaredDependency.of(service, "requires")) {
            PlacedService required = connections
                    .find(placement.project(), dependency.name())
                    .filter(found -> found.project().equals(placement.project()))
                    .map(found -> byName.get(found.name()))
                    .orElse(null);
            if (required != null && pods.main(required) != pods.main(service)) {
                wave = Math.max(wave, wave(required, path) + 1);
            }
        }
        waves.put(service.name(), wave);
        return wave;
    }

    private Tree namespace(Security.Level level) {
        Mapping object = Objects.of("v1", "Namespace", namespace, "");
        String profile = level.name().toLowerCase(Locale.ROOT);
        if (object.get("metadata") instanceof Mapping metadata) {
            Mapping labels = metadata.mapping("labels");
            labels.put("pod-security.kubernetes.io/enforce", profile);
            labels.put("pod-security.kubernetes.io/warn", "restricted");
        }
        return object;
    }

    private Tree kustomization(List<String> files) {
        return new Mapping()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("namespace", namespace)
                .put("resources", Sequence.of(files));
    }
}
