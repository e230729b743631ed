package dev.serviceregistry.judges;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The types of Kubernetes' own API, as another project states them: what no field takes is told. */
final class KubernetesModel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/DaemonSet", DaemonSet.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/CronJob", CronJob.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

    private KubernetesModel() {}

    /** What is wrong with an object: an unknown kind, a value of a wrong type, a field that there is not. */
    static List<String> problems(Map<String, Object> object) {
        String type = object.get("apiVersion") + "/" + object.get("kind");
        Class<?> model = TYPES.get(type);
        if (model == null) {
            return List.of(type + ": no such kind");
        }
        List<String> problems = new ArrayList<>();
        try {
            Object read = JSON.convertValue(object, model);
            Map<String, Object> understood = JSON.convertValue(read, new TypeReference<>() {});
            additional(read, type, problems);
            missing(object, understood, type, problems);
        } catch (IllegalArgumentException e) {
            problems.add(type + ": " + e.getMessage());
        }
        return problems;
    }

    /** What the model put aside since it has no field for it. */
    private static void additional(Object value, String path, List<String> problems) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                additional(list.get(i), path + "[" + i + "]", problems);
            }
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (var method : value.getClass().getMethods()) {
                if (!method.getName().startsWith("get") || method.getParameterCount() > 0) {
                    continue;
                }
                try {
                    Object inner = method.invoke(value);
                    if (method.getName().equals("getAdditionalProperties")) {
                        ((Map<?, ?>) inner).keySet().forEach(key -> problems.add(path + "." + key + ": no such field"));
                    } else {
                        additional(inner, path + "." + method.getName().substring(3), problems);
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** What was written and is not there any more when the model writes it again. */
    private static void missing(Object written, Object understood, String path, List<String> problems) {
        if (written instanceof Map<?, ?> map && understood instanceof Map<?, ?> other) {
            map.forEach((key, value) -> {
                boolean empty =
                        value instanceof Map<?, ?> m && m.isEmpty() || value instanceof List<?> l && l.isEmpty();
                if (!other.containsKey(key) && !empty) {
                    problems.add(path + "." + key + ": was not understood");
                } else {
                    missing(value, other.get(key), path + "." + key, problems);
                }
            });
        } else if (written instanceof List<?> list && understood instanceof List<?> other) {
            for (int i = 0; i < list.size(); i++) {
                missing(list.get(i), i < other.size() ? other.get(i) : null, path + "[" + i + "]", problems);
            }
        }
    }
}
