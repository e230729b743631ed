package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.facts.VolumeAdded;
import dev.serviceregistry.facts.VolumeRemoved;
import dev.serviceregistry.facts.VolumeShrunk;
import dev.serviceregistry.facts.VolumeSourceChanged;
import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.registry.KeptVolumes;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the volumes of a service by where they are mounted. */
final class VolumeComparison {

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGTPEkmgb]?)(i?)B?");
    private static final String UNITS = "KMGTPE";

    /** What tells where the content of a volume comes from and what may be done to it. */
    private static final List<String> SOURCE = List.of("source", "item", "type", "read_only");

    /** Stands for the number of a pod. */
    private static final String ORDINAL = "-N";

    private final ServicePair pair;

    /** The project in which both run. */
    private final String project;

    private VolumeComparison(ServicePair pair, String project) {
        this.pair = pair;
        this.project = project;
    }

    static void compare(ServicePair pair) {
        compare(pair, pair.now().service().project());
    }

    /** The same of a service of the catalogue as a project runs it. */
    static void compare(ServicePair pair, String project) {
        new VolumeComparison(pair, project).compare();
    }

    private void compare() {
        pair.claim("volumes");
        Map<String, List<Map.Entry<String, Table>>> old = byMount(pair.oldTable());
        Map<String, List<Map.Entry<String, Table>>> now = byMount(pair.nowTable());
        moved(old, now);
        old.entrySet().removeIf(former -> !now.containsKey(former.getKey()) && isTold(former.getValue()));
        now.forEach((mount, volumes) -> {
            Map.Entry<String, Table> volume = volumes.get(0);
            if (old.containsKey(mount)) {
                compare(mount, old.getOrDefault(mount, List.of()), volumes);
            } else {
                tell(
                        "volumes." + volume.getKey(),
                        null,
                        volume.getValue(),
                        "",
                        text(volumes),
                        (service, transition) -> new VolumeAdded(service, mount, transition));
            }
        });
        old.forEach((mount, volumes) -> {
            if (!now.containsKey(mount)) {
                Map.Entry<String, Table> volume = volumes.get(0);
                tell(
                        "volumes." + volume.getKey(),
                        volume.getValue(),
                        null,
                        text(volumes),
                        "",
                        (service, transition) -> new VolumeRemoved(service, mount, transition));
            }
        });
    }

    /** A secret or a configuration that is seen elsewhere now is the same, since nothing is kept in it. */
    private void moved(
            Map<String, List<Map.Entry<String, Table>>> old, Map<String, List<Map.Entry<String, Table>>> now) {
        for (String mount : List.copyOf(old.keySet())) {
            List<Map.Entry<String, Table>> was = old.getOrDefault(mount, List.of());
            if (now.containsKey(mount) || was.size() != 1 || !isGiven(was.get(0).getValue())) {
                continue;
            }
            for (String elsewhere : List.copyOf(now.keySet())) {
                List<Map.Entry<String, Table>> is = now.getOrDefault(elsewhere, List.of());
                if (!old.containsKey(elsewhere)
                        && is.size() == 1
                        && text(is.get(0).getValue()).equals(text(was.get(0).getValue()))) {
                    String path = "volumes." + is.get(0).getKey();
                    value(
                            path,
                            mount,
                            ".mount",
                            was.get(0).getValue(),
                            is.get(0).getValue(),
                            mount,
                            elsewhere);
                    old.remove(mount);
                    now.remove(elsewhere);
                    break;
                }
            }
        }
    }

    /** Whether a volume holds what is given to the service from outside. */
    private static boolean isGiven(Table volume) {
        return volume.string("source").isPresent()
                && volume.string("type")
                        .filter(type -> type.equals("secret") || type.equals("config"))
                        .isPresent();
    }

    /** Whether these hold nothing but a secret that is gone, which tells of them. */
    private boolean isTold(List<Map.Entry<String, Table>> volumes) {
        return volumes.stream().map(Map.Entry::getValue).allMatch(volume -> {
            String source = volume.string("source").orElse("");
            return volume.string("type").filter("secret"::equals).isPresent()
                    && pair.oldTable("secrets").entries().containsKey(source)
                    && !pair.nowTable("secrets").entries().containsKey(source);
        });
    }

    /** The volumes of each mount; where there are several, nobody but the platform knows which one counts. */
    private static Map<String, List<Map.Entry<String, Table>>> byMount(Table service) {
        Map<String, List<Map.Entry<String, Table>>> byMount = new LinkedHashMap<>();
        service.tables("volumes")
                .entrySet()
                .forEach(volume -> byMount.computeIfAbsent(
                                Meanings.directory(
                                        volume.getValue().string("mount").orElse(volume.getKey())),
                                unused -> new ArrayList<>())
                        .add(volume));
        byMount.values().forEach(volumes -> volumes.sort(Map.Entry.comparingByKey()));
        return byMount;
    }

    private void compare(String mount, List<Map.Entry<String, Table>> former, List<Map.Entry<String, Table>> volumes) {
        if (former.size() == volumes.size()) {
            for (int i = 0; i < volumes.size(); i++) {
                compare(mount, former.get(i), volumes.get(i));
            }
            return;
        }
        Map.Entry<String, Table> was = former.get(0);
        Map.Entry<String, Table> is = volumes.get(0);
        tell(
                "volumes." + is.getKey(),
                was.getValue(),
                is.getValue(),
                text(former),
                text(volumes),
                (service, transition) -> new VolumeSourceChanged(service, mount, transition));
    }

    private void compare(String mount, Map.Entry<String, Table> former, Map.Entry<String, Table> volume) {
        Table was = former.getValue();
        Table is = volume.getValue();
        String path = "volumes." + volume.getKey();
        boolean isRenamed = !former.getKey().equals(volume.getKey());
        String formerName = name(pair.before(), pair.old(), former);
        String name = name(pair.after(), pair.now(), volume);
        boolean isOther = KeptVolumes.isKept(was)
                && KeptVolumes.isKept(is)
                && KeptVolumes.source(was).equals(KeptVolumes.source(is))
                && !formerName.equals(name);
        boolean isTold = isOther || !content(was).equals(content(is));
        if (isTold) {
            tell(
                    path,
                    was,
                    is,
                    text(was) + (isOther ? called(was, formerName) : ""),
                    text(is) + (isOther ? called(is, name) : ""),
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
        if (!isTold && !written(was).equals(written(is))) {
            rest.put("source", is);
        }
        rest.keySet().remove("mount");
        if (isTold || scope(was).equals(scope(is))) {
            rest.keySet().remove("scope");
        }
        for (String key : rest.keySet()) {
            Node old = Values.value(was, key);
            Node now = Values.value(is, key);
            boolean isSameSize = key.equals("size")
                    && old != null
                    && now != null
                    && bytes(old).compareTo(bytes(now)) == 0
                    && bytes(now).signum() > 0;
            if (!pair.values().same(old, now) && !(shrunk && key.equals("size")) && !isSameSize) {
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
        pair.tell(path, pair.transition(path, was, is, old, now), Reach.DEPENDANTS, Mention.NONE, maker);
    }

    private static String text(List<Map.Entry<String, Table>> volumes) {
        return volumes.stream().map(volume -> text(volume.getValue())).collect(Collectors.joining(" and "));
    }

    /** Where the content comes from and whether it may be written. */
    private static String text(Table volume) {
        String scope = isOfHost(volume) ? ", " + scope(volume) : "";
        return text(volume, volume.string("source").orElse(""), scope);
    }

    /** The source with its variables, in one spelling of each directory. */
    private static String written(Table volume) {
        return Meanings.directory(volume.string("source").orElse(""));
    }

    /** The same by the defaults of variables, in one spelling of each directory, and whoever makes what is the host's. */
    private static String content(Table volume) {
        String source = Meanings.directory(KeptVolumes.source(volume));
        return text(volume, source, isOfHost(volume) ? ", of the host" : "");
    }

    private static String text(Table volume, String source, String scope) {
        String type = volume.string("type").orElse("");
        String what = type.isEmpty() || source.isEmpty() ? type + source : type + " " + source;
        return (what.isEmpty() ? "a volume of its own" : what)
                + volume.string("item").map(item -> ", item " + item).orElse("")
                + scope
                + (volume.isTrue("read_only") ? ", read only" : "");
    }

    /** Whether it is a volume of the whole host; a scope says nothing of what is not kept. */
    private static boolean isOfHost(Table volume) {
        return KeptVolumes.isKept(volume) && KeptVolumes.isOfHost(volume);
    }

    private static String scope(Table volume) {
        return volume.string("scope").orElse("project");
    }

    /**
     * By which name a volume is found again: its source, else by those of the service and its own. What the pods of a stateful
     * set keep has the name of the set behind that, with the number of the pod, unless other pods have it too.
     */
    private String name(View view, ServiceDefinition service, Map.Entry<String, Table> volume) {
        String source = KeptVolumes.source(volume.getValue());
        String name = source.isEmpty() ? service.service().name() + "-" + volume.getKey() : source;
        // Who shares a volume of the catalogue's is another thing in each project.
        boolean isOfCatalogue = View.isOfCatalogue(project + "/");
        ServiceDefinition pod =
                isOfCatalogue ? service : view.keptVolumes(project).pod(service);
        boolean isOfSet = pod.service().kind() == WorkloadKind.STATEFULSET
                && (isOfCatalogue || !view.keptVolumes(project).areShared(service, volume.getKey(), volume.getValue()));
        String set = "-" + pod.service().name();
        return isOfSet ? (name.endsWith(set) ? name : name + set) + ORDINAL : name;
    }

    /** How a volume is called, where its source does not say it all. */
    private static String called(Table volume, String name) {
        return (KeptVolumes.source(volume).isEmpty() ? " " : ", kept as ") + name;
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
