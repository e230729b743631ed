package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes up how a service's container runs, and what it has of its host. */
final class RandomContainer {

    /** What is true of the whole of an image's name in a repository: whether its tag and digest stand in it. */
    private final boolean inline;

    private final Dice dice;
    private final Set<Fault> faults;

    RandomContainer(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
        this.inline = dice.chance(.3);
    }

    /** Writes container, volumes and ingress into a service. */
    void write(Tree service) {
        if (dice.chance(.75)) {
            Tree container = Tree.empty();
            image(container);
            user(container);
            namespaces(container);
            capabilities(container);
            options(container);
            limits(container);
            group(container);
            if (!container.entries().isEmpty()) {
                service.with("container", container);
            }
        }
        volumes(service);
        ingress(service);
    }

    /** The part of a container that an override writes; all of it where there is none to override. */
    Tree part(Tree container, Tree base) {
        Tree part = container.copy();
        if (base.has("container")) {
            part.entries().keySet().removeIf(key -> dice.chance(.5));
        }
        return part;
    }

    private void image(Tree container) {
        if (dice.chance(.1)) {
            container.with("build.context", ".");
            if (dice.chance(.7)) {
                return;
            }
        }
        if (dice.chance(.05)) {
            container.with("image", dice.oneOf("${IMAGE}", "acme/${IMAGE}"));
            return;
        }
        String name = dice.oneOf(
                "postgres",
                "docker.io/postgres",
                "docker.io/library/redis",
                "library/redis",
                "acme/web",
                "docker.io/acme/web",
                "ghcr.io/org/web",
                "ghcr.io/org/team/web",
                "ghcr.io/organisation/web",
                "ghcr.io/org",
                "quay.io/org/web",
                "registry.example.org:5000/team/web",
                "localhost/web",
                "localhost:5000/web");
        String tag = dice.oneOf("1.2.3", "16", "latest-alpine", "alpine", "2026-01", "v2", "not-latest");
        if (has(Fault.MUTABLE_TAG, .4)) {
            tag = dice.oneOf("latest", "latest", "none", "");
        } else if (dice.chance(.1)) {
            tag = "${TAG}";
        }
        boolean digested = !has(Fault.DIGEST, .5);
        String digest = "sha256:" + dice.text(64, "0123456789abcdef");
        if (inline) {
            boolean tagged = !tag.isEmpty() && !tag.equals("none");
            container.with("image", spelt(name) + (tagged ? ":" + spelt(tag) : "") + (digested ? "@" + digest : ""));
            return;
        }
        container.with("image", spelt(name));
        if (!tag.equals("none")) {
            container.with("tag", spelt(tag));
        }
        if (digested) {
            container.with("digest", digest);
        }
    }

    private void user(Tree container) {
        if (has(Fault.ROOT_USER, .4)) {
            switch (dice.between(0, 3)) {
                case 0 ->
                    container.with(
                            "user",
                            dice.oneOf(
                                    "root",
                                    "ContainerAdministrator",
                                    "0",
                                    "00",
                                    "0:0",
                                    "root:root",
                                    "0:1000",
                                    "root:10"));
                case 1 -> container.with("run_as_non_root", false);
                case 2 -> container.with("user", dice.oneOf("", " ", "${UID:-}"));
                default -> {
                    return;
                }
            }
            return;
        }
        if (dice.chance(.8)) {
            container.with(
                    "user",
                    dice.oneOf("1000", "10001:10001", "nobody", "1000:0", "node:root", "rooty", "groot", "100"));
        }
        if (!container.has("user") || dice.chance(.2)) {
            container.with("run_as_non_root", true);
        }
    }

    private void namespaces(Tree container) {
        if (!has(Fault.WRITABLE_ROOT, .4)) {
            container.with("read_only_root", true);
        } else if (dice.chance(.5)) {
            container.with("read_only_root", false);
        }
        if (dice.chance(.1)) {
            container.with(
                    "platform", spelt(dice.oneOf("linux/amd64", "linux", "windows", "windows/amd64", "Windows")));
        }
        if (dice.chance(.4)) {
            container.with("privileged", has(Fault.PRIVILEGED, .5));
        }
        for (String space : dice.some(List.of("network_mode", "pid", "ipc", "userns_mode"), dice.between(0, 2))) {
            container.with(
                    space,
                    has(Fault.HOST_NAMESPACE, .4)
                            ? spelt("host")
                            : dice.oneOf("", "private", "none", "service:web", "container:host", "${MODE}"));
        }
    }

    private void capabilities(Tree container) {
        List<String> added = new ArrayList<>();
        if (has(Fault.CAPABILITY, .4)) {
            added.addAll(dice.some(
                    List.of(
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
                            "WAKE_ALARM"),
                    dice.between(1, 2)));
            if (dice.chance(.2)) {
                added.add(added.get(0));
            }
        }
        if (dice.chance(.3)) {
            added.add(dice.oneOf("CHOWN", "NET_BIND_SERVICE", "DAC_OVERRIDE", "IPC_LOCK", "LEASE", "SYS_PACCT"));
        }
        if (!added.isEmpty()) {
            container.with(
                    "capabilities_add", added.stream().map(this::capability).toList());
        }
        if (!has(Fault.KEPT_CAPABILITIES, .5)) {
            container.with("capabilities_drop", dice.oneOf(List.of("ALL"), List.of("all"), List.of("CHOWN", "ALL")));
        } else if (dice.chance(.6)) {
            container.with(
                    "capabilities_drop", dice.oneOf(List.of(), List.of("NET_RAW"), List.of("SYS_ADMIN", "MKNOD")));
        }
    }

    private String capability(String name) {
        String prefixed = dice.chance(.4) ? "CAP_" + name : name;
        return spelt(dice.chance(.3) ? prefixed.toLowerCase(java.util.Locale.ROOT) : prefixed);
    }

    private void options(Tree container) {
        List<String> options = new ArrayList<>();
        if (!has(Fault.ESCALATION, .4)) {
            options.addAll(dice.oneOf(
                    List.of("no-new-privileges"),
                    List.of("no-new-privileges:true"),
                    List.of("no-new-privileges=true"),
                    List.of("no-new-privileges:1"),
                    List.of("no-new-privileges:false", "no-new-privileges=true")));
        } else if (dice.chance(.6)) {
            options.addAll(dice.oneOf(
                    List.of("no-new-privileges:false"),
                    List.of("no-new-privileges=0"),
                    List.of("no-new-privilege:true"),
                    List.of("no-new-privileges:true", "no-new-privileges:false")));
        }
        for (String module : dice.some(List.of("seccomp", "apparmor"), dice.between(0, 2))) {
            String sign = dice.oneOf(":", "=");
            if (!has(Fault.UNCONFINED, .5)) {
                options.add(module + sign + dice.oneOf("profile.json", "docker-default", "unconfined.json"));
                continue;
            }
            options.addAll(dice.oneOf(
                    List.of(module + sign + "unconfined"),
                    List.of(module + sign + "unconfined"),
                    List.of(module + sign + "Unconfined"),
                    List.of("label" + sign + module + sign + "unconfined"),
                    List.of(module + sign + "profile.json", module + sign + "unconfined"),
                    List.of(module + sign + "unconfined", module + sign + "profile.json")));
        }
        if (dice.chance(.2)) {
            options.add(0, dice.oneOf("label=disable", "systempaths=unconfined", "label:type:svirt_apache_t"));
        }
        if (!options.isEmpty()) {
            container.with("security_opt", options.stream().map(this::spelt).toList());
        }
    }

    private void limits(Tree container) {
        if (!has(Fault.PROCESSES, .4)) {
            container.with("pids_limit", dice.oneOf(1L, 200L));
        } else if (dice.chance(.5)) {
            container.with("pids_limit", dice.oneOf(0L, -1L));
        }
        if (!has(Fault.RESTART, .4)) {
            container.with("restart", dice.oneOf("no", "on-failure:1", "on-failure:5"));
        } else if (dice.chance(.6)) {
            container.with("restart", dice.oneOf("always", "unless-stopped", "on-failure", "on-failure:0"));
        }
    }

    private void group(Tree container) {
        if (dice.chance(.2)) {
            container.with("cgroup", has(Fault.CGROUP, .6) ? "host" : "private");
        }
        if (dice.chance(.2)) {
            container.with("cgroup_parent", has(Fault.CGROUP, .6) ? dice.oneOf("/limits", "m-executor") : "");
        }
    }

    private void propagation(Tree service, String volume) {
        if (dice.chance(.4)) {
            List<String> shared = List.of("shared", "rshared");
            List<String> apart = List.of("private", "rprivate", "slave", "rslave");
            service.with("volumes." + volume + ".propagation", dice.pick(has(Fault.PROPAGATION, .6) ? shared : apart));
        }
    }

    private void volumes(Tree service) {
        if (dice.chance(.4)) {
            boolean socket = has(Fault.SOCKET, .3);
            boolean directory = has(Fault.HOST_DIRECTORY, .3);
            String source = dice.oneOf(
                    "/srv/data",
                    "/etcetera",
                    "/etc/../home/app",
                    "/var/lib/dockerfiles",
                    "/home/app/etc",
                    "/var/log",
                    "/var/lib/data",
                    "../proc",
                    "C:\\data",
                    "/mnt/./data//x",
                    "/srv/mydocker.sock",
                    "/srv/docker.sock.d/x",
                    "/data",
                    "./etc",
                    "~/app",
                    "./etc/",
                    "C:/data/",
                    "c:/Users/ada/../bob/app",
                    "${HOME}/app",
                    "$HOME/x/../app/",
                    "\\\\.\\pipe\\printer");
            if (socket && !faults.contains(Fault.HOST_DIRECTORY)) {
                source = dice.oneOf(
                        "/home/app/.docker/docker.sock",
                        "/srv//docker.sock",
                        "/etc/../srv/containerd.sock/",
                        "/srv/podman/podman.sock",
                        "./docker.sock",
                        "/srv/cri-dockerd.sock",
                        "/srv/docker.proxy.sock",
                        "/srv/docker.sock.raw",
                        "/srv/buildkitd.sock",
                        "//./pipe/containerd-containerd",
                        "\\\\.\\pipe\\docker_engine",
                        "//./pipe/docker_engine");
            } else if (socket) {
                source = dice.oneOf(
                        "/var/run/docker.sock",
                        "/run/docker.sock",
                        "/var/run//docker.sock",
                        "/var/./run/docker.sock",
                        "/run/user/1000/docker.sock",
                        "/run/containerd/containerd.sock",
                        "/var/run/crio/crio.sock",
                        "/run/podman/podman.sock");
            } else if (directory) {
                source = directory();
            }
            Tree volume = Tree.of("mount", "/host").with("type", "ephemeral");
            if (dice.chance(.8)) {
                volume.with("type", dice.chance(.9) ? "bind" : "config").with("source", spelt(source));
            }
            if (dice.chance(.2)) {
                volume.remove("type");
            }
            service.with("volumes.host", volume);
            lock(service, "host");
            propagation(service, "host");
        }
        if (dice.chance(.3)) {
            service.with(
                    "volumes.data",
                    Tree.of("mount", dice.oneOf("/etc", "/var/run/docker.sock", "/data"))
                            .with("type", dice.oneOf("persistent", "ephemeral")));
            if (dice.chance(.8)) {
                service.with("volumes.data.source", dice.oneOf("data", "shared-data"));
            }
            lock(service, "data");
        }
    }

    private void lock(Tree service, String volume) {
        boolean locked = !faults.contains(Fault.SHARED_STORAGE);
        if (locked || dice.chance(.3)) {
            service.with("volumes." + volume + ".read_only", locked || dice.chance(.5));
        }
    }

    private String directory() {
        return dice.oneOf(
                "/",
                "//",
                "/..",
                "${HOME}",
                "$HOME/",
                "C:\\",
                "c:/Windows/temp",
                "D:/Users/ada",
                "/etc",
                "/etc/",
                "/etc/ssl/certs",
                "/srv/../etc/app",
                "/proc",
                "/sys/fs/cgroup",
                "/dev/shm",
                "/boot",
                "/root/.ssh",
                "/lib",
                "/lib64/modules",
                "/usr/share",
                "/bin",
                "/sbin",
                "/var/run",
                "/run",
                "/var//run/app",
                "/var/run/docker.sock.bak",
                "/var/lib/docker/volumes",
                "/var",
                "/var/lib/",
                "/var/lib/containers/storage",
                "/var/lib/etcd",
                "/var/lib/rancher/k3s",
                "/libx32",
                "/var/lib/kubelet",
                "/var/lib/containerd/x");
    }

    private void ingress(Tree service) {
        if (dice.chance(.3)) {
            List<Tree> entries = new ArrayList<>();
            for (String path : dice.some(List.of("", "/", "/api", "/api/v2"), dice.between(1, 2))) {
                Tree entry = Tree.of("host", entries.isEmpty() ? "app.example.org" : "www.example.org");
                if (!path.isEmpty()) {
                    entry.with("path", path);
                }
                if (!has(Fault.PLAIN_INGRESS, .5)) {
                    entry.with("tls", true);
                } else if (dice.chance(.5)) {
                    entry.with("tls", false);
                }
                entries.add(entry);
            }
            service.with("network.ingress", entries);
        }
    }

    /** A text as it is, or as the default of a variable, which means the same. */
    private String spelt(String text) {
        return dice.chance(.9)
                ? text
                : dice.oneOf("${VALUE:-" + text + "}", "${VALUE-" + text + "}", "${OUTER:-${INNER:-" + text + "}}");
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
