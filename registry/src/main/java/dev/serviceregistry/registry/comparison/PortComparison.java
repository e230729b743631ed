package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.PortAdded;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.PublishedPortChanged;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the ports of a service: by name, and by number where only the name is another. */
final class PortComparison {

    private final ServicePair pair;
    private final Map<String, Table> old;
    private final Map<String, Table> now;

    private PortComparison(ServicePair pair) {
        this.pair = pair;
        this.old = pair.oldTable().tables("ports");
        this.now = pair.nowTable().tables("ports");
    }

    static void compare(ServicePair pair) {
        new PortComparison(pair).compare();
    }

    private void compare() {
        Map<String, String> formerNames = formerNames();
        for (Map.Entry<String, Table> port : now.entrySet()) {
            String name = port.getKey();
            String path = "ports." + name;
            String formerName = formerNames.getOrDefault(name, name);
            Table was = old.get(formerName);
            Table is = port.getValue();
            if (was == null) {
                pair.tell(
                        path,
                        pair.transition(path, null, is, "", text(is)),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new PortAdded(service, name, transition));
                continue;
            }
            if (!formerName.equals(name)) {
                pair.claim("ports." + formerName);
                pair.tell(
                        path,
                        pair.transition(path, was, is, formerName, name),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new ValueChanged(Subject.ofService(service, path), transition));
            }
            compare(name, was, is);
        }
        for (Map.Entry<String, Table> port : old.entrySet()) {
            String name = port.getKey();
            if (!now.containsKey(name) && !formerNames.containsValue(name)) {
                String path = "ports." + name;
                pair.tell(
                        path,
                        pair.transition(path, port.getValue(), null, text(port.getValue()), ""),
                        Reach.DEPENDANTS,
                        Mentions.port(port.getValue(), now.isEmpty()),
                        (service, transition) -> new PortRemoved(service, name, transition));
            }
        }
    }

    /** The former names of ports that are new by their name alone. */
    private Map<String, String> formerNames() {
        Map<String, String> formerNames = new LinkedHashMap<>();
        for (Map.Entry<String, Table> port : now.entrySet()) {
            if (old.containsKey(port.getKey())) {
                continue;
            }
            for (Map.Entry<String, Table> other : old.entrySet()) {
                if (!now.containsKey(other.getKey())
                        && !formerNames.containsValue(other.getKey())
                        && text(other.getValue()).equals(text(port.getValue()))) {
                    formerNames.put(port.getKey(), other.getKey());
                    break;
                }
            }
        }
        return formerNames;
    }

    private void compare(String name, Table was, Table is) {
        String path = "ports." + name;
        if (!text(was).equals(text(is))) {
            for (String key : new String[] {"port", "end_port", "target_port", "protocol"}) {
                pair.claim(path + "." + key);
            }
            pair.tell(
                    path + ".port",
                    pair.transition(path, was, is, text(was), text(is)),
                    Reach.DEPENDANTS,
                    Mentions.port(was, false),
                    (service, transition) -> new PortChanged(service, name, transition));
        }
        Node oldPublished = Values.value(was, "published");
        Node published = Values.value(is, "published");
        if (!pair.values().same(oldPublished, published)) {
            String key = path + ".published";
            pair.tell(
                    key,
                    pair.transition(key, oldPublished, published),
                    Reach.DEPENDANTS,
                    Mentions.number(Values.text(oldPublished)),
                    (service, transition) -> new PublishedPortChanged(service, name, transition));
        }
    }

    /** A port as others reach it, with what it leads to where that is another number. */
    private static String text(Table port) {
        String first = Values.text(Values.value(port, "port"));
        Node last = Values.value(port, "end_port");
        String number = last == null ? first : first + "-" + Values.text(last);
        String target = orElse(Values.value(port, "target_port"), first);
        String protocol = orElse(Values.value(port, "protocol"), "TCP");
        return number + (target.equals(first) ? "" : " to " + target) + "/" + protocol;
    }

    private static String orElse(@Nullable Node node, String otherwise) {
        return node == null ? otherwise : Values.text(node);
    }
}
