package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.HostPort;
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
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private PortComparison(ServicePair pair) {
        this.pair = pair;
        this.old = ports(pair.oldTable());
        this.now = ports(pair.nowTable());
    }

    static void compare(ServicePair pair) {
        new PortComparison(pair).compare();
    }

    /** A port under its name. */
    private record Port(String name, Table table) {

        /** The number, or the range of numbers, and the protocol by which clients reach it. */
        String number() {
            return numbers() + "/" + text("protocol", "TCP");
        }

        private String numbers() {
            String last = text("end_port", "");
            return text("port", "") + (last.isEmpty() ? "" : "-" + last);
        }

        /** The same, with what it leads to where that is another number. */
        String whole() {
            String target = target();
            return numbers() + (target.equals(text("port", "")) ? "" : " to " + target) + "/" + text("protocol", "TCP");
        }

        /** What it leads to in the container. */
        String target() {
            return text("target_port", text("port", ""));
        }

        /** The address and number at which it is bound on the host. */
        String binding() {
            String address = hostAddress().applied();
            String host = address.contains(":") ? "[" + address + "]" : address;
            return (host.isEmpty() ? "" : host + ":") + published();
        }

        String published() {
            return text("published", "");
        }

        /** The address of the host that it is bound to; empty for all. */
        VariableText hostAddress() {
            Node node = value("host_ip");
            VariableText address = node == null ? VariableText.of("") : applied(node);
            String host = address.literal().strip();
            return HostPort.isEveryAddress(host)
                    ? VariableText.of("")
                    : host.startsWith("[") && host.endsWith("]")
                            ? VariableText.of(host.substring(1, host.length() - 1))
                            : VariableText.of(address.applied().strip());
        }

        private static VariableText applied(Node node) {
            return VariableText.of(Values.text(node));
        }

        @Nullable
        Node value(String key) {
            return Values.value(table, key);
        }

        private String text(String key, String otherwise) {
            Node node = value(key);
            return node == null ? otherwise : applied(node).applied().strip();
        }
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
        Set<String> reached = now.stream().map(Port::number).collect(Collectors.toSet());
        old.stream().filter(was -> !kept.contains(was)).forEach(was -> removed(was, reached.contains(was.number())));
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

    private void added(Port is) {
        String path = "ports." + is.name();
        pair.tell(
                path,
                pair.transition(path, null, is.table(), "", is.whole()),
                Reach.USERS,
                Mention.NONE,
                (service, transition) -> new PortAdded(service, is.name(), transition));
    }

    /** Clients lose a port with the last that has its number; before that, at most a number on the host. */
    private void removed(Port was, boolean isReached) {
        String path = "ports." + was.name();
        if (!isReached) {
            pair.tell(
                    path,
                    pair.transition(path, was.table(), null, was.whole(), ""),
                    Reach.DEPENDANTS,
                    Mentions.port(was.table(), now.isEmpty()),
                    (service, transition) -> new PortRemoved(service, was.name(), transition));
        } else if (was.published().isEmpty()) {
            value(path, was.table(), null, was.whole(), "");
        } else {
            published(was.name(), was, was.value("published"), null, was.binding(), "");
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
        if (!was.number().equals(is.number())) {
            told.addAll(Set.of("port", "end_port", "target_port"));
            pair.tell(
                    path + ".port",
                    pair.transition(path, was.table(), is.table(), was.whole(), is.whole()),
                    Reach.DEPENDANTS,
                    Mentions.port(was.table(), false),
                    (service, transition) -> new PortChanged(service, name, transition));
        }
        Node old = was.value("published");
        Node published = is.value("published");
        boolean isMoved = !was.published().equals(is.published());
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
                Mentions.number(port.published()),
                (service, transition) -> new PublishedPortChanged(service, name, transition));
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
