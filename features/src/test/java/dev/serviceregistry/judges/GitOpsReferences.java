package dev.serviceregistry.judges;

import static dev.serviceregistry.judges.GitOpsOutput.at;
import static dev.serviceregistry.judges.GitOpsOutput.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether everything that a delivery names is there: folders, objects, namespaces, kinds. */
final class GitOpsReferences {

    private static final String FOLDER = "generated/";

    private final GitOpsOutput output;
    private final List<String> problems = new ArrayList<>();
    private int checked;

    GitOpsReferences(GitOpsOutput output) {
        this.output = output;
        output.files().forEach((file, objects) -> objects.forEach(object -> check(file, object)));
    }

    List<String> problems() {
        return problems;
    }

    /** How many names were looked up. */
    int checked() {
        return checked;
    }

    private void check(String file, Map<String, Object> object) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        String kind = String.valueOf(object.get("kind"));
        if (file.startsWith("kubernetes/")) {
            return;
        }
        switch (kind) {
            case "Application" -> application(file, at(object, "spec"), List.of(Map.of()));
            case "ApplicationSet" -> {
                Object list = items(object, "spec", "generators").get(0);
                application(file, at(object, "spec", "template", "spec"), items(list, "list", "elements"));
            }
            case "Rollout" -> {
                named(file, "Deployment", at(object, "spec", "workloadRef", "name"), manifests(file));
                for (Object template : items(object, "spec", "strategy", "canary", "analysis", "templates")) {
                    named(file, "AnalysisTemplate", at(template, "templateName"), folder);
                }
            }
            case "AnalysisTemplate" -> {
                for (Object metric : items(object, "spec", "metrics")) {
                    address(file, at(metric, "provider", "prometheus", "address"));
                }
            }
            case "MetricTemplate" -> address(file, at(object, "spec", "provider", "address"));
            case "Canary" -> {
                named(file, "Deployment", at(object, "spec", "targetRef", "name"), manifests(file));
                for (Object metric : items(object, "spec", "analysis", "metrics")) {
                    named(file, "MetricTemplate", at(metric, "templateRef", "name"), folder);
                }
            }
            case "HTTPRoute" -> {
                for (Object rule : items(object, "spec", "rules")) {
                    items(rule, "backendRefs").forEach(one -> named(file, "Service", at(one, "name"), folder));
                }
            }
            case "Alert" -> {
                named(file, "Provider", at(object, "spec", "providerRef", "name"), folder);
                for (Object source : items(object, "spec", "eventSources")) {
                    named(file, String.valueOf(at(source, "kind")), at(source, "name"), folder);
                }
            }
            case "Kustomization" -> kustomization(file, folder, object);
            default -> checked += 0;
        }
    }

    private static String manifests(String file) {
        String[] parts = file.split("/");
        return "kubernetes/" + parts[1] + "/" + parts[2];
    }

    private void kustomization(String file, String folder, Map<String, Object> object) {
        for (Object resource : items(object, "resources")) {
            is(output.files().containsKey(folder + "/" + resource), file + " names no file " + resource);
        }
        Object spec = at(object, "spec");
        if (!(spec instanceof Map<?, ?> map) || map.isEmpty()) {
            return;
        }
        folder(file, String.valueOf(at(spec, "path")).substring("./".length()));
        named(file, "GitRepository", at(spec, "sourceRef", "name"), folder);
        for (Object other : items(spec, "dependsOn")) {
            named(file, "Kustomization", at(other, "name"), "flux");
        }
        for (Object check : items(spec, "healthChecks")) {
            named(file, String.valueOf(at(check, "kind")), at(check, "name"), manifests(file));
            namespace(file, at(check, "namespace"));
        }
        items(spec, "patches").forEach(patch -> patched(file, patch));
    }

    private void application(String file, Object spec, List<?> elements) {
        List<Object> sources = new ArrayList<>(items(spec, "sources"));
        if (at(spec, "source") instanceof Map<?, ?> source && !source.isEmpty()) {
            sources.add(source);
        }
        is(!sources.isEmpty(), file + " has no source");
        for (Object source : sources) {
            for (Object element : elements) {
                folder(
                        file,
                        String.valueOf(at(source, "path"))
                                .replace("{{.region}}", String.valueOf(at(element, "region"))));
            }
            items(source, "kustomize", "patches").forEach(patch -> patched(file, patch));
        }
        namespace(file, at(spec, "destination", "namespace"));
        named(file, "AppProject", at(spec, "project"), file.substring(0, file.lastIndexOf('/')));
        mayApply(file, elements);
    }

    /** Whether the project lets the application apply every kind, to every cluster. */
    private void mayApply(String file, List<?> elements) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        Object project = output.files().get(folder + "/app-project.yaml").get(0);
        Set<Object> kinds = new TreeSet<>();
        for (String list : List.of("clusterResourceWhitelist", "namespaceResourceWhitelist")) {
            items(project, "spec", list).forEach(one -> kinds.add(at(one, "kind")));
        }
        for (String place : List.of(manifests(file), folder + "/rollouts")) {
            output.below(place)
                    .forEach((name, objects) -> objects.forEach(object -> is(
                            name.endsWith("/kustomization.yaml") || kinds.contains(object.get("kind")),
                            folder + " may not apply " + object.get("kind"))));
        }
        Set<Object> clusters = new TreeSet<>();
        items(project, "spec", "destinations").forEach(one -> clusters.add(String.valueOf(at(one, "name"))));
        for (Object element : elements) {
            is(
                    at(element, "cluster") instanceof Map || clusters.contains(at(element, "cluster")),
                    folder + " may not reach " + element);
        }
    }

    private void patched(String file, Object patch) {
        named(file, String.valueOf(at(patch, "target", "kind")), at(patch, "target", "name"), manifests(file));
    }

    private void folder(String file, String path) {
        is(
                path.startsWith(FOLDER)
                        && !output.below(path.substring(FOLDER.length())).isEmpty(),
                file + " names no folder " + path);
    }

    private void namespace(String file, Object namespace) {
        named(file, "Namespace", namespace, manifests(file));
    }

    private void address(String file, Object address) {
        String host = String.valueOf(address).replace("http://", "");
        boolean isThere = false;
        for (List<Map<String, Object>> objects : output.below("kubernetes").values()) {
            for (Map<String, Object> object : objects) {
                for (Object port : items(object, "spec", "ports")) {
                    isThere |= host.equals(at(object, "metadata", "name") + "." + at(object, "metadata", "namespace")
                            + ".svc:" + at(port, "port"));
                }
            }
        }
        is(isThere, file + " asks nobody at " + address);
    }

    private void named(String file, String kind, Object name, String folder) {
        boolean isThere = output.below(folder).values().stream()
                .flatMap(List::stream)
                .anyMatch(object -> kind.equals(object.get("kind"))
                        && at(object, "metadata", "name").equals(name));
        is(isThere, file + " names no " + kind + " " + name);
    }

    private void is(boolean holds, String otherwise) {
        checked++;
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
