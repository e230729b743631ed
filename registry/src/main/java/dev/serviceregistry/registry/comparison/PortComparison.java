package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.PortAdded;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.PublishedPortChanged;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the ports of a service: by all that clients see of them, then by number, then by name. */
final class PortComparison {

    /** What is the same port, the surest first: names are often counted, and follow the order in which ports stand. */
    private static final List<Function<Port, Object>> IDENTITIES = List.of(
            port -> List.of(port.name(), port.number(), port.binding()),
            port -> List.of(port.number(), port.binding()),
            port -> List.of(port.name(), port.number()),
            Port::number,
            Port::name);

    private final ServicePair pair;
    private final List<Port> old;
    private final List<Port> now;
    private final PortNumbers before;
    private final PortNumbers after;

    private PortComparison(ServicePair pair) {
        this.pair = pair;
        this.old = ports(pair.oldTable());
        this.now = ports(pair.nowTable());
        this.before = new PortNumbers(old);
        this.after = new PortNumbers(now);
    }

    static void compare(ServicePair pair) {
        new PortComparison(pair).compare();
    }

    private static List<Port> ports(Table service) {
        return service.tables("ports").entrySet().stream()
                .map(port -> new Port(port.getKey(), port.getValue()))
                .toList();
    }

    private void compare() {
        pair.claim("ports");
        Map<Port, Port> former = former();
        now.forEach(is -> {
            Port was = former.get(is);
            if (was == null) {
                added(is);
            } else {
                compare(was, is);
            }
        });
        Set<Port> kept = new HashSet<>(former.values());
        old.stream().filter(was -> !kept.contains(was)).forEach(this::removed);
    }

    /** What each port was before. */
    private Map<Port, Port> former() {
        Map<Port, Port> former = new HashMap<>();
        Set<Port> left = new LinkedHashSet<>(old);
        for (Function<Port, Object> identity : IDENTITIES) {
            Map<Object, Deque<Port>> candidates = new HashMap<>();
            left.forEach(was -> candidates
                    .computeIfAbsent(identity.apply(was), unused -> new ArrayDeque<>())
                    .add(was));
            for (Port is : now) {
                Deque<Port> same = candidates.get(identity.apply(is));
                if (same != null && !same.isEmpty() && !former.containsKey(is)) {
                    Port was = same.remove();
                    former.put(is, was);
                    left.remove(was);
                }
            }
        }
        return former;
    }

    /** A part of a row of numbers that there was already is not new. */
    private void added(Port is) {
        boolean isPart = !before.name(is) && before.cover(is) && (is.published().isEmpty() || before.areBoundAs(is));
        if (!isPart) {
            added(is, whole(is, before.without(is)));
        }
    }

    private void added(Port is, String numbers) {
        String path = "ports." + is.name();
        pair.tell(
                path,
                pair.transition(path, null, is.table(), "", numbers),
                Reach.USERS,
                Mention.NONE,
                (service, transition) -> new PortAdded(service, is.name(), transition));
    }

    /** Clients lose a port with the last that has its number; before that, at most a number on the host. */
    private void removed(Port was) {
        String path = "ports." + was.name();
        if (!after.cover(was)) {
            lost(was, whole(was, after.without(was)));
        } else if (!was.published().isEmpty() && !(after.areBoundAs(was) && !after.name(was))) {
            published(was.name(), was, was.value("published"), null, was.binding(), "");
        } else if (after.name(was) || before.times(was) != after.times(was)) {
            value(path, was.table(), null, was.whole(), "");
        }
    }

    /** These numbers of a port; the port as it is where these are all. */
    private static String whole(Port port, BitSet numbers) {
        return numbers.isEmpty() || numbers.equals(port.reached())
                ? port.whole()
                : PortNumbers.text(numbers) + "/" + port.protocol();
    }

    private void lost(Port was, String numbers) {
        String path = "ports." + was.name();
        pair.tell(
                path,
                pair.transition(path, was.table(), null, numbers, ""),
                Reach.DEPENDANTS,
                Mentions.port(was, after.without(was), now.isEmpty()),
                (service, transition) -> new PortRemoved(service, was.name(), transition));
    }

    /** Other numbers of a port: what clients reach still closes nothing, be it by another port. */
    private void renumbered(Port was, Port is) {
        BitSet lost = after.without(was);
        BitSet gained = before.without(is);
        boolean isKnown = !was.reached().isEmpty() && !is.reached().isEmpty();
        if (!after.cover(was) && (!isKnown || lost.equals(was.reached()))) {
            String path = "ports." + is.name();
            pair.tell(
                    path + ".port",
                    pair.transition(path, was.table(), is.table(), was.whole(), is.whole()),
                    Reach.DEPENDANTS,
                    Mentions.port(was, lost, false),
                    (service, transition) -> new PortChanged(service, is.name(), transition));
            return;
        }
        boolean isShared = before.times(was) != after.times(was) || before.times(is) != after.times(is);
        if (lost.isEmpty() && gained.isEmpty() && isShared) {
            value("ports." + is.name() + ".port", was.table(), is.table(), was.whole(), is.whole());
        }
        if (!lost.isEmpty()) {
            lost(was, whole(was, lost));
        }
        if (!gained.isEmpty()) {
            added(is, whole(is, gained));
        }
    }

    private void compare(Port was, Port is) {
        String name = is.name();
        String path = "ports." + name;
        Set<String> told = new HashSet<>(Set.of("protocol"));
        if (!was.name().equals(name)) {
            value(path, was.table(), is.table(), was.name(), name);
        }
        if (was.target().equals(is.target())) {
            told.add("target_port");
        }
        if (isSameAddress(was, is)) {
            told.add("host_ip");
        }
        if (!was.number().equals(is.number())) {
            told.addAll(Set.of("port", "end_port", "target_port"));
            renumbered(was, is);
        }
        Node old = was.value("published");
        Node published = is.value("published");
        boolean isMoved = !was.published().equals(is.published());
        if (isMoved && after.areBoundAs(was)) {
            told.add("published");
            isMoved = false;
        }
        if (old != null && published != null && isClosed(was, is)) {
            told.addAll(Set.of("host_ip", "published"));
            Node address = was.value("host_ip");
            published(
                    name,
                    was,
                    isMoved || address == null ? old : address,
                    isMoved ? published : is.value("host_ip"),
                    was.binding(),
                    is.binding());
        } else if (isMoved) {
            told.add("published");
            if (published == null) {
                told.add("host_ip");
            }
            published(name, was, old, published, was.published(), is.published());
        }
        TreeSet<String> rest = new TreeSet<>(was.table().entries().keySet());
        rest.addAll(is.table().entries().keySet());
        rest.removeAll(told);
        for (String key : rest) {
            Node former = was.value(key);
            Node present = is.value(key);
            if (!pair.values().same(former, present)) {
                value(path + "." + key, former, present, Values.text(former), Values.text(present));
            }
        }
    }

    /** Whether both are bound at one address of the host, however it is written; a variable may stand for another one. */
    private static boolean isSameAddress(Port was, Port is) {
        return was.hostAddress().applied().equals(is.hostAddress().applied())
                && !Values.text(was.value("host_ip")).contains("$")
                && !Values.text(is.value("host_ip")).contains("$");
    }

    /** Whether an address is left out at which the port was bound on the host; of a variable nobody knows. */
    private static boolean isClosed(Port was, Port is) {
        String former = was.hostAddress().literal();
        String address = is.hostAddress().literal();
        return !address.isEmpty()
                && address.indexOf(VariableText.UNKNOWN) < 0
                && former.indexOf(VariableText.UNKNOWN) < 0
                && !address.equals(former);
    }

    private void published(String name, Port port, @Nullable Node was, @Nullable Node is, String old, String current) {
        String path = "ports." + name + ".published";
        pair.tell(
                path,
                pair.transition(path, was, is, old, current),
                Reach.DEPENDANTS,
                isReached(port.published()) ? Mention.NONE : Mentions.number(port.published()),
                (service, transition) -> new PublishedPortChanged(service, name, transition));
    }

    /** Whether clients that write this number behind the service's name mean one of its ports, and none of the host. */
    private boolean isReached(String number) {
        return before.have(number) || after.have(number);
    }

    private void value(String path, @Nullable Node was, @Nullable Node is, String old, String current) {
        pair.tell(
                path,
                pair.transition(path, was, is, old, current),
                Reach.USERS,
                Mention.NONE,
                (service, transition) -> new ValueChanged(Subject.ofService(service, path), transition));
    }
}
