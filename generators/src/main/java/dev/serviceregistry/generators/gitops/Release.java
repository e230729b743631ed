package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.kubernetes.Manifests;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.values.Durations;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How a project releases: which of its services reach their traffic step by step, and on what a release is called off.
 *
 * <p>A step by step release shares the traffic between two versions that run side by side. So it is for deployments that
 * answer HTTP, keep nothing on a volume and are not replaced as a whole; everything else is replaced as its own strategy
 * says.
 */
public final class Release {

    private static final Set<String> HTTP_TYPES = Set.of("api", "web", "gateway", "frontend");

    private final Declared rollout;
    private final List<ReleasedService> services = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Release(Placement placement, Manifests manifests) {
        this.rollout = placement.settings().get("deployment").get("rollout");
        for (PlacedService service : placement.services()) {
            String name = Names.label(service.name());
            Optional<ManifestObject> deployment = manifests.find("Deployment", name);
            List<ManifestObject> waysIn = manifests.waysIn(name);
            if (rollout.isPresent() && deployment.isPresent()) {
                boolean isStepwise = answersHttp(service, !waysIn.isEmpty())
                        && !deployment.get().text("spec", "strategy", "type").equals("Recreate")
                        && !hasClaims(deployment.get());
                if (isStepwise) {
                    services.add(new ReleasedService(
                            deployment.get(),
                            manifests.find("Service", name),
                            waysIn,
                            manifests.find("HorizontalPodAutoscaler", name)));
                } else {
                    others.add(service.name());
                }
            }
        }
    }

    private static boolean answersHttp(PlacedService service, boolean hasWayIn) {
        boolean isHttp = hasWayIn;
        for (Declared port : service.get("ports").entries().values()) {
            String protocol = port.get("app_protocol").text("http").toLowerCase(Locale.ROOT);
            isHttp |= protocol.startsWith("http") || protocol.startsWith("grpc") || protocol.equals("h2c");
        }
        return isHttp && HTTP_TYPES.contains(service.service().type());
    }

    private static boolean hasClaims(ManifestObject deployment) {
        for (Tree volume : deployment.items("spec", "template", "spec", "volumes")) {
            if (volume instanceof Mapping mapping && mapping.get("persistentVolumeClaim") != null) {
                return true;
            }
        }
        return false;
    }

    /** What is declared of it. */
    public Declared declared() {
        return rollout;
    }

    /** The services that are released step by step. */
    public List<ReleasedService> services() {
        return List.copyOf(services);
    }

    /** The ids of the deployments that are not. */
    public List<String> others() {
        return List.copyOf(others);
    }

    /**
     * The percentages of the traffic that a release reaches one after the other in a region: its own first one, then those
     * of the project, the last of them 100.
     */
    public List<Long> steps(Region region) {
        List<Long> steps = new ArrayList<>();
        region.canary().ifPresent(first -> {
            if (first > 0 && first <= 100) {
                steps.add(first);
            }
        });
        for (Declared step : rollout.get("steps").items()) {
            long percent = step.integer().orElse(0);
            if (percent > 0 && percent <= 100 && (steps.isEmpty() || percent > steps.get(steps.size() - 1))) {
                steps.add(percent);
            }
        }
        if (steps.isEmpty() || steps.get(steps.size() - 1) < 100) {
            steps.add(100L);
        }
        return steps;
    }

    /** How long a step lasts, in milliseconds. */
    public OptionalLong pause() {
        return milliseconds(rollout.get("pause"));
    }

    /** The percentage of failed requests above which a release is called off. */
    public Optional<BigDecimal> errorRate() {
        return rollout.get("abort_on").get("error_rate").text().map(Percentages::of);
    }

    /** The milliseconds that the slowest hundredth may take before a release is called off. */
    public OptionalLong latency() {
        return milliseconds(rollout.get("abort_on").get("latency_p99"));
    }

    /** Whether something is measured that a release is called off by. */
    public boolean isWatched() {
        return errorRate().isPresent() || latency().isPresent();
    }

    static OptionalLong milliseconds(Declared duration) {
        Optional<String> text = duration.text();
        return text.isPresent() ? OptionalLong.of(Durations.milliseconds(text.get())) : OptionalLong.empty();
    }

    /** A span of time as Go reads it, rounded up to whole seconds. */
    public static String duration(long milliseconds) {
        long seconds = Math.max(1, (milliseconds + 999) / 1000);
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
