package dev.serviceregistry.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a container may reach of the host it runs on, by the words that people use for it. */
final class Hosts {

    private static final List<String> SENSITIVE = List.of(
            "/etc",
            "/proc",
            "/sys",
            "/dev",
            "/boot",
            "/root",
            "/lib",
            "/lib32",
            "/lib64",
            "/usr",
            "/bin",
            "/sbin",
            "/var/run",
            "/run",
            "/var/lib/docker",
            "/var/lib/kubelet",
            "/var/lib/containerd");

    private static final List<String> SOCKETS = List.of("docker.sock", "containerd.sock", "crio.sock", "podman.sock");

    private Hosts() {}

    /** Whether an address means all of a host's: none is given, or it is nothing but zeros, in brackets or not. */
    static boolean isEveryAddress(String address) {
        return address.chars().allMatch(c -> "0.:[]".indexOf(c) >= 0);
    }

    /** Whether a source is the engine's own socket or pipe. */
    static boolean isEngine(String source) {
        String slashes = source.replace('\\', '/');
        if (slashes.startsWith("//./pipe/")) {
            return slashes.equals("//./pipe/docker_engine");
        }
        String path = normal(source);
        return path.startsWith("/") && SOCKETS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether a source is the whole of the host, or a directory that no container should have, or in one. */
    static boolean isSensitive(String source) {
        if (source.replace('\\', '/').startsWith("//./pipe/")) {
            return false;
        }
        String path = normal(source);
        return path.equals("/")
                || SENSITIVE.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }

    /** An absolute path without its detours; any other as it is. */
    static String normal(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }
}
