package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.DefaultSecret;
import dev.serviceregistry.facts.GrantedPermission;
import dev.serviceregistry.facts.HealthCheck;
import dev.serviceregistry.facts.IngressRoute;
import dev.serviceregistry.facts.IngressTlsDemand;
import dev.serviceregistry.facts.KnownVulnerability;
import dev.serviceregistry.facts.Mount;
import dev.serviceregistry.facts.MountPropagation;
import dev.serviceregistry.facts.PlaintextSecret;
import dev.serviceregistry.facts.PlaintextSecretBan;
import dev.serviceregistry.facts.PublishedPort;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourceLimit;
import dev.serviceregistry.facts.SecretAgeLimit;
import dev.serviceregistry.facts.SecretRotation;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.StorageMount;
import dev.serviceregistry.facts.VulnerabilityThreshold;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of what services may use and reach, of who reaches them, and of the secrets that they know. */
final class ExposureChecks {

    private static final Pattern SOCKET =
            Pattern.compile("(.*/)?(docker|podman|containerd|crio|cri-dockerd|dockershim|buildkitd|balena-engine)"
                    + "([.]proxy)?[.]sock([.]raw)?|//[.]/pipe/(docker|podman|containerd).*");
    private static final Pattern SENSITIVE = Pattern.compile(
            "~|/|/var|/var/lib|/var/log|/(home|Users)(/[^/]+)?|(~|/(home|Users)/[^/]+)/[.](docker|npmrc)"
                    + "|(.*/)?[.](ssh|gnupg|aws|azure|kube|config/gcloud|docker/config[.]json|netrc|git-credentials)(/.*)?"
                    + "|/(etc|private/etc|proc|sys|dev|boot|root|lib|lib32|lib64|libx32|usr|bin|sbin|run|opt/cni|var/run"
                    + "|var/spool/cron|var/lib/(docker|containerd|containers|kubelet|crio|rancher|etcd|cni|lxd))(/.*)?"
                    + "|(?i:[a-z]:/((users(/[^/]+)?)?|programdata(/(docker|containerd|kubelet|ssh)(/.*)?)?|(windows|program files( [(]x86[)])?)(/.*)?))");

    private final FactIndex facts;
    private final Findings findings;

    ExposureChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        services();
        mounts();
        reach();
        permissions();
        secrets();
        vulnerabilities();
    }

    private void services() {
        Set<String> memory = new HashSet<>();
        Set<String> processors = new HashSet<>();
        for (ResourceLimit limit : facts.all(ResourceLimit.class)) {
            if (limit.amount() > 0) {
                (limit.resource() == Resource.MEMORY ? memory : processors).add(limit.service());
            }
        }
        Set<String> checked = new HashSet<>();
        for (HealthCheck check : facts.all(HealthCheck.class)) {
            checked.add(check.service());
        }
        for (Service service : facts.all(Service.class)) {
            String id = service.id();
            if (!memory.contains(id) && facts.isKnown(id, "metadata.max_memory_mb")) {
                findings.add(
                        "SEC-014",
                        service.at("metadata.max_memory_mb"),
                        "may use all memory of its host; a limit is missing");
            }
            if (!processors.contains(id) && facts.isKnown(id, "metadata.cpu_limit_millicores")) {
                findings.add(
                        "SEC-015",
                        service.at("metadata.cpu_limit_millicores"),
                        "may use all processors of its host; a limit is missing");
            }
            if (!checked.contains(id) && facts.isLongRunning(service) && facts.isKnown(id, "health")) {
                findings.add(
                        "SEC-017", service.at("health"), "has neither a liveness, a readiness nor a startup probe");
            }
        }
    }

    private void mounts() {
        for (Mount mount : facts.all(Mount.class)) {
            if (SOCKET.matcher(mount.hostPath()).matches()) {
                findings.add(
                        "SEC-008",
                        mount,
                        "mounts " + mount.hostPath() + ", by which it commands the container engine of its host");
            }
            if (SENSITIVE.matcher(mount.hostPath()).matches()) {
                findings.add(
                        "SEC-009",
                        mount,
                        "mounts " + mount.hostPath() + ", which belongs to its host and not to a container");
            }
        }
        for (MountPropagation mount : facts.all(MountPropagation.class)) {
            if (mount.propagation().equals("shared") || mount.propagation().equals("rshared")) {
                findings.add(
                        "SEC-024",
                        mount,
                        "mounts " + mount.volume() + " with the propagation " + mount.propagation()
                                + ", so that its own mounts reach the host");
            }
        }
        for (StorageMount mount : facts.all(StorageMount.class)) {
            if (mount.otherWriters() > 0) {
                findings.add(
                        "SEC-026",
                        mount,
                        "may write to " + mount.storage() + " by its volume " + mount.volume() + ", and so may "
                                + mount.sharers());
            }
        }
    }

    private void permissions() {
        for (GrantedPermission permission : facts.all(GrantedPermission.class)) {
            String all = permission.verbs() + permission.resources() + permission.apiGroups();
            if (all.contains("*")) {
                findings.add(
                        "SEC-029",
                        permission,
                        "may " + permission.verbs() + " on " + permission.resources() + " in the API group "
                                + permission.apiGroups() + ", where * stands for everything");
            }
        }
    }

    private void reach() {
        for (PublishedPort port : facts.all(PublishedPort.class)) {
            if (port.everyAddress()) {
                findings.add(
                        "SEC-018",
                        port,
                        "publishes its port " + port.port() + " as " + port.numbers()
                                + " on every address of its host; host_ip has to name one");
            }
            if (port.number() >= 1 && port.number() < 1024) {
                findings.add(
                        "SEC-019",
                        port,
                        "publishes its port " + port.port() + " as " + port.number() + ", which is below 1024");
            }
        }
        for (IngressTlsDemand demand : facts.all(IngressTlsDemand.class)) {
            for (IngressRoute route : facts.all(IngressRoute.class)) {
                if (!route.tls()) {
                    findings.add(
                            "SEC-020",
                            route,
                            "is reached at " + route.host() + route.path() + " without TLS, where "
                                    + demand.description() + " demands it");
                }
            }
        }
    }

    private void secrets() {
        if (!facts.all(PlaintextSecretBan.class).isEmpty()) {
            for (PlaintextSecret secret : facts.all(PlaintextSecret.class)) {
                findings.add(
                        "SEC-001",
                        secret,
                        "writes " + secret.place() + " in plain text (" + secret.kind()
                                + "), where only a reference to a secret may stand");
            }
        }
        for (SecretAgeLimit limit : facts.all(SecretAgeLimit.class)) {
            for (SecretRotation rotation : facts.all(SecretRotation.class)) {
                if (rotation.days() > limit.days()) {
                    findings.add(
                            "SEC-023",
                            rotation,
                            "has the secret " + rotation.secret() + ", which is " + rotation.rotation()
                                    + "; the limit is " + limit.days() + " days");
                }
            }
        }
        for (DefaultSecret secret : facts.all(DefaultSecret.class)) {
            findings.add(
                    "SEC-028",
                    secret,
                    "writes " + secret.place() + ", which " + secret.flaw() + " (" + secret.kind()
                            + "), where every deployment needs a secret of its own");
        }
    }

    private void vulnerabilities() {
        for (VulnerabilityThreshold threshold : facts.all(VulnerabilityThreshold.class)) {
            for (KnownVulnerability vulnerability : facts.all(KnownVulnerability.class)) {
                if (threshold.forbids(vulnerability.severity())) {
                    findings.add(
                            "SEC-027",
                            vulnerability,
                            "runs " + vulnerability.image() + " with " + vulnerability.id() + " in "
                                    + vulnerability.affected() + ", of severity " + vulnerability.severity()
                                    + vulnerability.remedy());
                }
            }
        }
    }
}
