package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.values.HostPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The volumes of a pod, shared by its containers where they have one source. */
final class Volumes {

    /** Server and path, as NFS has them. */
    private static final Pattern EXPORT =
            Pattern.compile("(?:(?<server>[A-Za-z0-9][A-Za-z0-9.-]*)|\\[(?<address>[0-9A-Fa-f:]+)]):(?<path>/[^$]*)");

    private static final Pattern ON_A_DRIVE = Pattern.compile("(?s)[A-Za-z]:[/\\\\].*");

    private final Claims claims;
    private final PlacedService main;
    private final PodSystem system;
    private final SecretNames secrets;
    private final Names names = new Names();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Mapping> volumes = new LinkedHashMap<>();
    private final Sequence templates = new Sequence();
    private Security.Level level = Security.Level.RESTRICTED;

    Volumes(Claims claims, PlacedService main, PodSystem system, SecretNames secrets) {
        this.claims = claims;
        this.main = main;
        this.system = system;
        this.secrets = secrets;
    }

    /** What the volumes ask of pod security. */
    Security.Level level() {
        return level;
    }

    Sequence tree() {
        Sequence tree = new Sequence();
        volumes.values().forEach(tree::add);
        return tree;
    }

    /** Whether something is kept beyond the life of a pod. */
    boolean areKept() {
        return !templates.isEmpty()
                || volumes.values().stream().anyMatch(volume -> volume.entries().containsKey("persistentVolumeClaim"));
    }

    /** The claims that each pod of a stateful set has for itself. */
    Sequence templates() {
        return templates;
    }

    /** The mounts of a container; with a place for temporary files when it can write nowhere else. */
    Sequence mounts(PlacedService service, boolean isReadOnly) {
        Sequence mounts = new Sequence();
        Set<String> places = new HashSet<>();
        service.get("volumes").entries().forEach((key, volume) -> {
            String place = Dollars.unescaped(volume.get("mount").text(""));
            if (place.contains(":") || !places.add(place)) {
                volume.get("mount").lose("a container has one volume at one place, and no colon in its name");
                return;
            }
            String name = volume(service, key, volume);
            if (name.isEmpty()) {
                places.remove(place);
                return;
            }
            Mapping mount = new Mapping().put("name", name).put("mountPath", place);
            if (volume.get("read_only").isTrue()) {
                mount.put("readOnly", true);
            }
            item(service, key, volume).ifPresent(item -> mount.put("subPath", item));
            propagation(volume, mount);
            mounts.add(mount);
        });
        for (Declared written : service.get("container").get("tmpfs").items()) {
            memory(service, written, places, mounts);
        }
        if (isReadOnly && places.add("/tmp")) {
            String name = names.free(service.name() + "-tmp");
            volumes.put(name, new Mapping().put("name", name).put("emptyDir", new Mapping()));
            mounts.add(new Mapping().put("name", name).put("mountPath", "/tmp"));
        }
        return mounts;
    }

    /** The one file of a secret or of settings that is mounted; nothing where all of them are. */
    private static Optional<String> item(PlacedService service, String key, Declared volume) {
        String type = volume.get("type").text("");
        if (!type.equals("secret") && !type.equals("config")) {
            return Optional.empty();
        }
        Declared item = volume.get("item");
        Declared secret = service.get("secrets").get(volume.get("source").text(key));
        return item.isPresent() || !type.equals("secret") ? item.text() : ExternalSecrets.file(secret);
    }

    private void propagation(Declared volume, Mapping mount) {
        volume.get("propagation").text().ifPresent(way -> {
            if (way.endsWith("shared")) {
                mount.put("mountPropagation", "Bidirectional");
                level = Security.Level.PRIVILEGED;
            } else if (way.endsWith("slave")) {
                mount.put("mountPropagation", "HostToContainer");
            }
        });
    }

    /** The name of a volume in the pod; empty when Kubernetes has no such volume. */
    private String volume(PlacedService service, String key, Declared volume) {
        String source = volume.get("source").text("");
        String type = volume.get("type").text(isPlace(source) ? "bind" : "persistent");
        String identity = type + " "
                + switch (type) {
                    case "secret" -> secret(service, key, source);
                    case "persistent" -> Claims.identity(service, key, volume);
                    default -> source.isEmpty() ? service.name() + " " + key : source;
                };
        String there = known.get(identity);
        if (there != null) {
            volume.get("size").skip();
            return there;
        }
        String name = source.isEmpty() ? service.name() + "-" + key : source;
        Matcher export = EXPORT.matcher(source);
        if (type.equals("persistent") && export.matches()) {
            return export(identity, export, volume);
        }
        return switch (type) {
            case "bind" -> bound(identity, key, source, volume);
            case "config" -> object(identity, "configMap", "name", objectName(key, source), volume);
            case "secret" -> object(identity, "secret", "secretName", secret(service, key, source), volume);
            case "ephemeral" -> put(identity, name, "emptyDir", emptyDir(volume));
            default -> persistent(identity, service, key, volume);
        };
    }

    private static String objectName(String key, String source) {
        return source.isEmpty() ? Names.label(key) : source;
    }

    private String secret(PlacedService service, String key, String source) {
        return secrets.declared(service, source.isEmpty() ? key : source).orElseGet(() -> objectName(key, source));
    }

    private static boolean isPlace(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private String put(String identity, String wanted, String kind, Mapping what) {
        String name = names.free(wanted);
        volumes.put(name, new Mapping().put("name", name).put(kind, what));
        known.put(identity, name);
        return name;
    }

    private static Mapping emptyDir(Declared volume) {
        Mapping directory = new Mapping();
        Optional.of(size(volume)).filter(size -> !size.isEmpty()).ifPresent(size -> directory.put("sizeLimit", size));
        return directory;
    }

    private static String size(Declared volume) {
        return Claims.quantity(volume.get("size"), volume.get("size").text(""));
    }

    /** What a server of files on the network exports. */
    private String export(String identity, Matcher export, Declared volume) {
        level = level.or(Security.Level.BASELINE);
        volume.get("size").skip();
        volume.get("scope").skip();
        String host = export.group("server");
        String server = host == null ? export.group("address") : host;
        Mapping nfs = new Mapping().put("server", server).put("path", export.group("path"));
        return put(identity, export.group(), "nfs", nfs);
    }

    private String bound(String identity, String key, String source, Declared volume) {
        if (!isAbsolute(source) || source.contains("..") || Dollars.namesVariable(source)) {
            volume.lose("what stands beside a file of this machine is on no node of a cluster");
            return "";
        }
        level = Security.Level.PRIVILEGED;
        return put(identity, key, "hostPath", new Mapping().put("path", Dollars.unescaped(source)));
    }

    /** Whether a path is one of a node; that on a drive is one of Windows. */
    private boolean isAbsolute(String path) {
        return path.startsWith("/")
                || system.isWindows() && ON_A_DRIVE.matcher(path).matches();
    }

    private String object(String identity, String kind, String name, String source, Declared volume) {
        if (Names.isObject(source)) {
            return put(identity, source.replace('.', '-'), kind, new Mapping().put(name, source));
        }
        if (HostPath.isPath(source)) {
            volume.lose("its content is a file that is not in the registry: " + kind
                    + " objects have names like paths have not");
            return "";
        }
        String label = Names.label(source);
        volume.get("source").lose("no object can be called so: it must be there as " + label);
        return put(identity, label, kind, new Mapping().put(name, label));
    }

    private String persistent(String identity, PlacedService service, String key, Declared volume) {
        if (main.service().kind() == WorkloadKind.STATEFULSET && !claims.isShared(service, key)) {
            String claim = names.free(template(claims.wanted(service, key)));
            templates.add(new Mapping()
                    .put("metadata", new Mapping().put("name", claim))
                    .put("spec", Claims.spec(size(volume), "ReadWriteOnce")));
            known.put(identity, claim);
            return claim;
        }
        String claim = claims.name(service, key, volume);
        return put(identity, claim, "persistentVolumeClaim", new Mapping().put("claimName", claim));
    }

    /** The template of a claim that Kubernetes calls so: it adds the name of the stateful set. */
    private String template(String claim) {
        String set = "-" + Names.label(main.name());
        return claim.endsWith(set) && claim.length() > set.length()
                ? claim.substring(0, claim.length() - set.length())
                : claim;
    }

    private void memory(PlacedService service, Declared written, Set<String> places, Sequence mounts) {
        String text = written.text("");
        String place = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
        Mapping directory = new Mapping().put("medium", "Memory");
        for (String option :
                text.substring(Math.min(text.length(), place.length() + 1)).split(",")) {
            if (option.startsWith("size=")) {
                size(option.substring(5))
                        .ifPresentOrElse(
                                size -> directory.put("sizeLimit", size), () -> written.lose("the size is no amount"));
            } else if (!option.isBlank()
                    && !Set.of("rw", "noexec", "nosuid", "nodev").contains(option)) {
                written.lose("Kubernetes has no options for such a mount");
            }
        }
        if (!place.startsWith("/") || !places.add(place)) {
            written.lose("a container has one volume at one place");
            return;
        }
        String name = names.free(service.name() + "-" + place.substring(1));
        volumes.put(name, new Mapping().put("name", name).put("emptyDir", directory));
        mounts.add(new Mapping().put("name", name).put("mountPath", place));
    }

    /** An amount of Docker's as one of Kubernetes'. */
    private static Optional<String> size(String docker) {
        String text = docker.toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        String unit = switch (text.substring(end)) {
            case "", "b" -> "";
            case "k", "kb" -> "Ki";
            case "m", "mb" -> "Mi";
            case "g", "gb" -> "Gi";
            default -> "?";
        };
        return end == 0 || unit.equals("?") ? Optional.empty() : Optional.of(text.substring(0, end) + unit);
    }
}
