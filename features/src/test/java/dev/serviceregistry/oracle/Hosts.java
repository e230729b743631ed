package dev.serviceregistry.oracle;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
            "/libx32",
            "/usr",
            "/bin",
            "/sbin",
            "/var/run",
            "/run",
            "/var/lib/docker",
            "/var/lib/containerd",
            "/var/lib/containers",
            "/var/lib/kubelet",
            "/var/lib/crio",
            "/var/lib/rancher",
            "/var/lib/etcd",
            "/var/lib/cni",
            "/var/lib/lxd",
            "/var/spool/cron",
            "/opt/cni",
            "/private/etc");

    /** Where people keep what they sign in with, wherever it lies. */
    private static final Set<String> KEYS =
            Set.of(".ssh", ".gnupg", ".aws", ".azure", ".kube", ".netrc", ".git-credentials");

    private static final Pattern SOCKET =
            Pattern.compile("(docker|podman|containerd|crio|cri-dockerd|dockershim|buildkitd|balena-engine)"
                    + "([.]sock|[.]proxy[.]sock|[.]sock[.]raw)");

    private static final Pattern PIPE = Pattern.compile("//[.]/pipe/(docker|podman|containerd).*");

    private static final Pattern WINDOWS = Pattern.compile(
            "[a-z]:/|[a-z]:/users|[a-z]:/users/[^/]*|[a-z]:/programdata"
                    + "|[a-z]:/(windows|program files|program files .x86.|programdata/(docker|containerd|kubelet|ssh))(/.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PLACE = Pattern.compile("[.]|[.][.]|(/|~|[.]/|[.][.]/|\\\\\\\\|[A-Za-z]:).*");

    private Hosts() {}

    /** Whether an address means all of a host's: none is given, a star, or nothing but zeros, in brackets or not. */
    static boolean isEveryAddress(String address) {
        return address.strip().chars().allMatch(c -> "0.:[]*".indexOf(c) >= 0)
                || address.strip().equalsIgnoreCase("::ffff:0.0.0.0");
    }

    /** The number that a port has on its host; none where it is not published, or a variable alone tells it. */
    static Optional<Long> published(Tree port) {
        return port.number("published")
                .or(() -> port.text("published")
                        .map(Variables::meant)
                        .filter(text -> text.matches("[0-9]+") || further(port) > 0 && isRow(text, further(port)))
                        .map(text -> Long.valueOf(text.replaceFirst("-.*", ""))));
    }

    /** Whether a text is the first and the last number of so many ports. */
    static boolean isRow(String text, long further) {
        String[] ends = text.split("-");
        return text.matches("[0-9]+-[0-9]+")
                && Long.parseLong(ends[1]) - Long.parseLong(ends[0]) == further
                && Long.parseLong(ends[1]) <= 65535;
    }

    /** How many ports in a row follow the first one. */
    static long further(Tree port) {
        return port.number("end_port")
                .flatMap(end -> port.number("port").map(first -> Math.max(0, end - first)))
                .orElse(0L);
    }

    /** Whether a source is a place of the host, and not a volume's name. */
    static boolean isPlace(String source) {
        return PLACE.matcher(atHome(source)).matches();
    }

    /** Whether a source is a file of the host, and not a configuration that the platform keeps. */
    static boolean isFile(String source) {
        return source.contains("/") || source.matches("[.~$\\\\].*|[A-Za-z]:.*");
    }

    /** Whether a source is the engine's own socket or pipe. */
    static boolean isEngine(String source) {
        String slashes = source.replace('\\', '/');
        if (slashes.startsWith("//./pipe/")) {
            return PIPE.matcher(slashes).matches();
        }
        String path = normal(source);
        return SOCKET.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** Whether a source is the whole of the host, or a directory that no container should have, or in one. */
    static boolean isSensitive(String source) {
        if (source.replace('\\', '/').startsWith("//./pipe/")) {
            return false;
        }
        String path = normal(source);
        List<String> steps = Arrays.asList(path.split("/"));
        return List.of("/", "/var", "/var/lib", "/var/log", "/home", "/Users", "~", "~/")
                        .contains(path)
                || (path.startsWith("/home/") || path.startsWith("/Users/")) && steps.size() == 3
                || WINDOWS.matcher(path).matches()
                || steps.stream().anyMatch(KEYS::contains)
                || isAtHome(steps) && List.of(".docker", ".npmrc").contains(steps.get(steps.size() - 1))
                || (path + "/").contains("/.config/gcloud/")
                || (path + "/").contains("/.docker/config.json/")
                || SENSITIVE.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }

    /** Whether these are the steps to something that lies in a home directory itself. */
    private static boolean isAtHome(List<String> steps) {
        return steps.size() == 2 && steps.get(0).equals("~")
                || steps.size() == 4
                        && (steps.get(1).equals("home") || steps.get(1).equals("Users"));
    }

    /** A path in which the home directory, by whatever name, is a tilde. */
    private static String atHome(String path) {
        return path.replaceFirst("^[$](HOME|[{]HOME(:?[?][^}]*)?[}])(?![^/\\\\])", "~");
    }

    /** A path without its detours; one that begins with a variable, or on another machine, as it is. */
    static String normal(String written) {
        String path = atHome(written);
        if (path.matches("[A-Za-z]:[/\\\\].*")) {
            return path.substring(0, 2) + rooted(path.substring(2).replace('\\', '/'));
        }
        if (path.startsWith("/")) {
            return rooted(path);
        }
        if (path.isEmpty() || path.startsWith("\\") || path.contains("$")) {
            return path;
        }
        int slash = (path + "/").indexOf('/');
        String start = path.startsWith("~") ? path.substring(0, slash) : ".";
        String way = path.startsWith("~") ? path.substring(slash) : path;
        return start + walked(way, "/..");
    }

    private static String rooted(String path) {
        String walked = walked(path, "");
        return walked.isEmpty() ? "/" : walked;
    }

    /** A way without its detours, where a step above its start is this. */
    private static String walked(String way, String above) {
        Deque<String> steps = new ArrayDeque<>();
        StringBuilder walked = new StringBuilder();
        for (String step : way.split("/")) {
            if (step.equals("..") && steps.pollLast() == null) {
                walked.append(above);
            } else if (!List.of("", ".", "..").contains(step)) {
                steps.addLast(step);
            }
        }
        steps.forEach(step -> walked.append('/').append(step));
        return walked.toString();
    }
}
