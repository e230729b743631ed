package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.facts.VolumeAdded;
import dev.serviceregistry.facts.VolumeRemoved;
import dev.serviceregistry.facts.VolumeShrunk;
import dev.serviceregistry.facts.VolumeSourceChanged;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the volumes of a service by where they are mounted. */
final class VolumeComparison {

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGTPEkmgb]?)(i?)B?");
    private static final String UNITS = "KMGTPE";

    /** What tells where the content of a volume comes from and what may be done to it. */
    private static final List<String> SOURCE = List.of("source", "type", "read_only");

    private final ServicePair pair;

    private VolumeComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        new VolumeComparison(pair).compare();
    }

    private void compare() {
        pair.claim("volumes");
        Map<String, Map.Entry<String, Table>> old = byMount(pair.oldTable());
        Map<String, Map.Entry<String, Table>> now = byMount(pair.nowTable());
        now.forEach((mount, volume) -> {
            Map.Entry<String, Table> was = old.get(mount);
            if (was == null) {
                tell(
                        "volumes." + volume.getKey(),
                        null,
                        volume.getValue(),
                        "",
                        text(volume.getValue()),
                        (service, transition) -> new VolumeAdded(service, mount, transition));
            } else {
                compare(mount, was, volume);
            }
        });
        old.forEach((mount, volume) -> {
            if (!now.containsKey(mount)) {
                tell(
                        "volumes." + volume.getKey(),
                        volume.getValue(),
                        null,
                        text(volume.getValue()),
                        "",
                        (service, transition) -> new VolumeRemoved(service, mount, transition));
            }
        });
    }

    private static Map<String, Map.Entry<String, Table>> byMount(Table service) {
        Map<String, Map.Entry<String, Table>> byMount = new LinkedHashMap<>();
        service.tables("volumes").entrySet().forEach(volume -> {
            String mount = volume.getValue().string("mount").orElse(volume.getKey());
            byMount.putIfAbsent(
                    mount.length() > 1 && mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount, volume);
        });
        return byMount;
    }

    private void compare(String mount, Map.Entry<String, Table> former, Map.Entry<String, Table> volume) {
        Table was = former.getValue();
        Table is = volume.getValue();
        String path = "volumes." + volume.getKey();
        boolean isRenamed = !former.getKey().equals(volume.getKey());
        String formerName = pair.old().service().name() + "-" + former.getKey();
        String name = pair.now().service().name() + "-" + volume.getKey();
        boolean isOther = !formerName.equals(name) && isKeptByName(was) && isKeptByName(is);
        if (isOther || !text(was).equals(text(is))) {
            tell(
                    path,
                    was,
                    is,
                    text(was) + (isOther ? " " + formerName : ""),
                    text(is) + (isOther ? " " + name : ""),
                    (service, transition) -> new VolumeSourceChanged(service, mount, transition));
        }
        Node oldSize = Values.value(was, "size");
        Node size = Values.value(is, "size");
        boolean shrunk = oldSize != null && size != null && bytes(size).compareTo(bytes(oldSize)) < 0;
        if (shrunk) {
            tell(
                    path + ".size",
                    oldSize,
                    size,
                    Values.text(oldSize),
                    Values.text(size),
                    (service, transition) -> new VolumeShrunk(service, mount, transition));
        }
        if (isRenamed && !isOther) {
            value(path, mount, "", was, is, former.getKey(), volume.getKey());
        }
        Map<String, Node> rest = new LinkedHashMap<>(Values.leaves(was));
        rest.putAll(Values.leaves(is));
        rest.keySet().removeAll(SOURCE);
        rest.keySet().remove("mount");
        for (String key : rest.keySet()) {
            Node old = Values.value(was, key);
            Node now = Values.value(is, key);
            if (!pair.values().same(old, now) && !(shrunk && key.equals("size"))) {
                value(path + "." + key, mount, "." + key, old, now, Values.text(old), Values.text(now));
            }
        }
    }

    private void value(
            String path, String mount, String key, @Nullable Node was, @Nullable Node is, String old, String now) {
        tell(
                path,
                was,
                is,
                old,
                now,
                (service, transition) ->
                        new ValueChanged(Subject.ofService(service, "volumes:" + mount + key), transition));
    }

    private void tell(String path, @Nullable Node was, @Nullable Node is, String old, String now, Maker maker) {
        pair.tell(path, pair.transition(path, was, is, old, now), Reach.USERS, Mention.NONE, maker);
    }

    /** Where the content comes from and whether it may be written. */
    private static String text(Table volume) {
        String type = volume.string("type").orElse("");
        String source = volume.string("source").orElse("");
        String what = type.isEmpty() || source.isEmpty() ? type + source : type + " " + source;
        boolean readOnly =
                volume.get("read_only").orElse(null) instanceof Scalar flag && Boolean.TRUE.equals(flag.value());
        return (what.isEmpty() ? "a volume of its own" : what) + (readOnly ? ", read only" : "");
    }

    /** Whether what the volume keeps is found again by the names of the service and of the volume. */
    private static boolean isKeptByName(Table volume) {
        return volume.string("source").isEmpty()
                && volume.string("type").filter("persistent"::equals).isPresent();
    }

    private static BigDecimal bytes(Node size) {
        Matcher matcher = SIZE.matcher(Values.text(size));
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        int power = UNITS.indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) + 1;
        BigDecimal step = BigDecimal.valueOf(matcher.group(3).isEmpty() ? 1000 : 1024);
        return new BigDecimal(matcher.group(1))
                .multiply(step.pow(matcher.group(2).isEmpty() ? 0 : power));
    }
}
