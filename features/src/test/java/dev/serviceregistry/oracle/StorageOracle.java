package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the family security must find of rotation, mounts and control groups: SEC-023 to SEC-026. */
final class StorageOracle {

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    StorageOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            Tree effective = definition.effective();
            effective.table("secrets").entries().keySet().forEach(name -> rotation(definition, name));
            effective.table("volumes").entries().forEach((name, volume) -> {
                String propagation = ((Tree) volume).text("propagation").orElse("");
                if (propagation.equals("shared") || propagation.equals("rshared")) {
                    add("SEC-024", definition, "volumes:" + name);
                }
            });
            if (world.said(effective, "container.cgroup_parent").isPresent()) {
                add("SEC-025", definition, "container.cgroup_parent");
            }
            if (effective.text("container.cgroup").orElse("").equals("host")) {
                add("SEC-025", definition, "container.cgroup");
            }
        }
        world.readableProjects().forEach(this::sharing);
        return found;
    }

    /** A secret's age needs a limit: while that is unknown, nothing is said of any. */
    private void rotation(Definition definition, String secret) {
        if (world.isUnknown("security.max_secret_age_days")) {
            return;
        }
        String key = "secrets." + secret + ".rotation_days";
        Optional<Long> days = definition.effective().number(key);
        boolean never = days.isPresent() ? days.get() == 0 : world.lacks(definition, key);
        long limit = (Long) world.setting("security.max_secret_age_days").orElse(90L);
        if (never || days.orElse(0L) > limit) {
            add("SEC-023", definition, "secrets:" + secret);
        }
    }

    /** A writable mount of storage that others may mount as well. */
    private record Mount(String service, String pod, String volume, String storage) {}

    private void sharing(Project project) {
        List<Mount> mounts = new ArrayList<>();
        world.runs(project).forEach((id, member) -> {
            Tree volumes = member.effective().table("volumes");
            String pod = member.effective().text("deploy.sidecar_of").orElse(id);
            volumes.entries().forEach((name, volume) -> {
                String path = "volumes." + name;
                boolean uncertain = List.of("type", "source", "read_only").stream()
                        .anyMatch(key -> world.isUncertain(member, path + "." + key));
                boolean writable = ((Tree) volume)
                        .value("read_only")
                        .filter(Boolean.TRUE::equals)
                        .isEmpty();
                if (!uncertain && writable) {
                    storage((Tree) volume).ifPresent(storage -> mounts.add(new Mount(id, pod, name, storage)));
                }
            });
        });
        Map<String, Set<String>> pods = new HashMap<>();
        mounts.forEach(mount ->
                pods.computeIfAbsent(mount.storage(), key -> new HashSet<>()).add(mount.pod()));
        for (Mount mount : mounts) {
            if (pods.get(mount.storage()).size() > 1) {
                found.add(new Expected(
                        "SEC-026", new Subject(project.name(), mount.service(), "volumes:" + mount.volume())));
            }
        }
    }

    private static Optional<String> storage(Tree volume) {
        Optional<String> source = volume.text("source").filter(text -> !text.isBlank());
        boolean path = source.filter(StorageOracle::isPath).isPresent();
        String type = volume.text("type").orElse(path ? "bind" : "persistent");
        return switch (type) {
            case "bind" -> source.filter(written -> !written.endsWith(".sock")).map(StorageOracle::place);
            case "persistent" -> source.map(name -> "volume " + name);
            default -> Optional.empty();
        };
    }

    /** Where a bind mount leads; a pipe is one however its slashes lean. */
    private static String place(String source) {
        String slashes = source.replace('\\', '/');
        return slashes.startsWith("//./pipe/") ? slashes : Hosts.normal(source);
    }

    private static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
