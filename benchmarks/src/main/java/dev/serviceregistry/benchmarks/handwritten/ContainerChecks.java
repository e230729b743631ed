package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.AddedCapability;
import dev.serviceregistry.facts.AllowedRegistries;
import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.ControlGroup;
import dev.serviceregistry.facts.DroppedCapability;
import dev.serviceregistry.facts.HostNamespace;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.ProcessLimit;
import dev.serviceregistry.facts.RunAs;
import dev.serviceregistry.facts.SecurityDemand;
import dev.serviceregistry.facts.SecurityMeasure;
import dev.serviceregistry.facts.SecurityOption;
import dev.serviceregistry.facts.Service;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of how services run in containers. */
final class ContainerChecks {

    private static final Set<String> DANGEROUS = Set.of(
            "ALL",
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "DAC_READ_SEARCH",
            "IPC_OWNER",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "NET_ADMIN",
            "NET_RAW",
            "PERFMON",
            "SYSLOG",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "WAKE_ALARM");

    private static final Pattern BOUNDED = Pattern.compile("on-failure:0*[1-9][0-9]*");

    private record Measure(SecurityMeasure measure, String tier) {}

    private final FactIndex facts;
    private final Findings findings;
    private final Map<Measure, SecurityDemand> demands = new HashMap<>();
    private final Map<String, Container> containers = new HashMap<>();
    private final Set<String> pinned = new HashSet<>();
    private final Set<String> unstated = new HashSet<>();

    ContainerChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (SecurityDemand demand : facts.all(SecurityDemand.class)) {
            demands.put(new Measure(demand.measure(), demand.tier()), demand);
        }
        for (Container container : facts.all(Container.class)) {
            containers.put(container.service(), container);
        }
        for (ImageDigest digest : facts.all(ImageDigest.class)) {
            pinned.add(digest.service());
        }
        for (OmittedKey omitted : facts.all(OmittedKey.class)) {
            if (omitted.key().equals("container.restart")) {
                unstated.add(omitted.service());
            }
        }
        containers();
        users();
        images();
        rights();
    }

    private void containers() {
        Set<String> dropping = new HashSet<>();
        for (DroppedCapability dropped : facts.all(DroppedCapability.class)) {
            if (dropped.name().equals("ALL")) {
                dropping.add(dropped.service());
            }
        }
        Set<String> guarded = new HashSet<>();
        for (SecurityOption option : facts.all(SecurityOption.class)) {
            if (option.name().equals("no-new-privileges") && option.value().equals("true")) {
                guarded.add(option.service());
            }
        }
        Set<String> limited = new HashSet<>();
        for (ProcessLimit limit : facts.all(ProcessLimit.class)) {
            if (limit.limit() > 0) {
                limited.add(limit.service());
            }
        }
        for (Container container : facts.all(Container.class)) {
            String service = container.service();
            if (container.privileged()) {
                findings.add(
                        "SEC-002", container.at("privileged"), "is privileged, which gives it every right on its host");
            }
            boolean hardens = !container.windows() && facts.isKnown(service, "container.platform");
            if (hardens) {
                writableRoot(container);
            }
            if (hardens && !dropping.contains(service)) {
                keptCapabilities(container);
            }
            if (hardens && !guarded.contains(service) && facts.isKnown(service, "container.security_opt")) {
                findings.add(
                        "SEC-013",
                        container.at("security_opt"),
                        "does not set no-new-privileges, so its processes can gain rights");
            }
            if (hardens && !limited.contains(service) && facts.isKnown(service, "container.pids_limit")) {
                findings.add(
                        "SEC-016", container.at("pids_limit"), "may start any number of processes; a limit is missing");
            }
            restarts(container);
        }
    }

    private void writableRoot(Container container) {
        SecurityDemand demand = demanded(SecurityMeasure.READ_ONLY_ROOT, container);
        if (demand != null
                && !container.readOnlyRoot()
                && facts.isKnown(container.service(), "container.read_only_root")) {
            findings.add(
                    "SEC-005",
                    container.at("read_only_root"),
                    "can write to its root file system, where " + demand.setting() + " demands a read-only one");
        }
    }

    private void keptCapabilities(Container container) {
        SecurityDemand demand = demanded(SecurityMeasure.DROPPED_CAPABILITIES, container);
        if (demand != null && facts.isKnown(container.service(), "container.capabilities_drop")) {
            findings.add(
                    "SEC-012",
                    container.at("capabilities_drop"),
                    "does not drop ALL capabilities, where " + demand.setting() + " demands it");
        }
    }

    private void restarts(Container container) {
        Service service = facts.services().get(container.service());
        boolean endless = !unstated.contains(container.service())
                && !container.restart().equals("no")
                && !BOUNDED.matcher(container.restart()).matches();
        if (endless
                && service != null
                && facts.isLongRunning(service)
                && facts.isKnown(container.service(), "container.restart")) {
            findings.add(
                    "SEC-022",
                    container.at("restart"),
                    "is started again without end (restart = " + container.restart()
                            + "); a number of attempts is missing");
        }
    }

    private void users() {
        for (RunAs user : facts.all(RunAs.class)) {
            Container container = containers.get(user.service());
            if (user.nonRoot() || container == null) {
                continue;
            }
            SecurityDemand demand = demands.get(new Measure(SecurityMeasure.NON_ROOT, container.tier()));
            if (demand != null && (demand.demanded() || user.root())) {
                findings.add(
                        "SEC-004",
                        user,
                        "runs as " + user.user() + ", where "
                                + (demand.demanded() ? demand.setting() + " demands" : "every container needs")
                                + " a user other than root");
            }
        }
    }

    private void images() {
        for (Image image : facts.all(Image.class)) {
            String service = image.service();
            boolean undigested = !pinned.contains(service) && facts.isKnown(service, "container.digest");
            if (undigested && image.tag().equals("latest") && facts.isKnown(service, "container.tag")) {
                findings.add(
                        "SEC-003",
                        image.at("tag"),
                        "runs " + image.name()
                                + ":latest, which can be another image tomorrow; a fixed tag or a digest is missing");
            }
            Container container = containers.get(service);
            SecurityDemand demand =
                    undigested && container != null ? demanded(SecurityMeasure.IMAGE_DIGEST, container) : null;
            if (demand != null) {
                findings.add(
                        "SEC-007",
                        image.at("digest"),
                        "runs " + image.name() + " without a digest, where " + demand.setting() + " demands one");
            }
        }
        for (AllowedRegistries allowed : facts.all(AllowedRegistries.class)) {
            for (Image image : facts.all(Image.class)) {
                if (!allowed.allow(image.name(), image.fullName())) {
                    findings.add(
                            "SEC-006",
                            image,
                            "runs " + image.name() + ", which comes from none of allowed_registries = ["
                                    + allowed.listed() + "]");
                }
            }
        }
    }

    private void rights() {
        for (HostNamespace namespace : facts.all(HostNamespace.class)) {
            findings.add(
                    "SEC-010",
                    namespace,
                    "has " + namespace.namespace() + " = host and is not kept apart from its host");
        }
        for (AddedCapability capability : facts.all(AddedCapability.class)) {
            if (DANGEROUS.contains(capability.name())) {
                findings.add(
                        "SEC-011",
                        capability,
                        "adds the capability " + capability.name() + ", which reaches beyond its container");
            }
        }
        for (SecurityOption option : facts.all(SecurityOption.class)) {
            boolean profile = option.name().equals("seccomp") || option.name().equals("apparmor");
            if (profile && option.value().equals("unconfined")) {
                findings.add(
                        "SEC-021",
                        option,
                        "runs without a profile of " + option.name() + ", which is set to unconfined");
            }
        }
        for (ControlGroup group : facts.all(ControlGroup.class)) {
            if (group.key().equals("container.cgroup_parent") || group.group().equals("host")) {
                findings.add(
                        "SEC-025",
                        group,
                        "sets " + group.key() + " to " + group.group()
                                + ", in place of the control group that the engine gives it");
            }
        }
    }

    /** The demand of a measure of a container; null when it is not demanded. */
    private @Nullable SecurityDemand demanded(SecurityMeasure measure, Container container) {
        SecurityDemand demand = demands.get(new Measure(measure, container.tier()));
        return demand != null && demand.demanded() ? demand : null;
    }
}
