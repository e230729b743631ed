package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.HostTable;
import dev.serviceregistry.registry.importer.draft.Hosts;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The names by which the services of a project find each other. Those besides a service's own are written as its
 * {@code aliases}, but for what could mean another service too.
 */
final class HostNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** What every container calls itself. */
    private static final String SELF = "localhost";

    private final ServiceNames names;
    private final HostTable hosts = new HostTable();
    private final Map<String, String> containers = new HashMap<>();
    private final Map<String, Map<String, String>> links = new HashMap<>();

    /** The services by all that others call them, in lower case. */
    private final Map<String, Set<String>> called = new HashMap<>();

    /** The same of what only those call them that are linked to them. */
    private final Map<String, Set<String>> linked = new HashMap<>();

    private final Set<String> sharing;
    private final List<Further> further = new ArrayList<>();
    private final Map<String, Map<String, String>> aliases = new HashMap<>();

    /**
     * A name of a service besides its own.
     *
     * @param keys the mapping that gives it
     * @param at the value that is the name
     */
    private record Further(String service, String name, Keys keys, String key, Yaml at) {
        void note(String message) {
            keys.note(key, at, message);
        }
    }

    /**
     * The names of the services of a project.
     *
     * @param services the services by their original names
     * @param sharing those whose containers share a network, and have no name there
     * @param isAliased whether an alias of YAML takes a value
     */
    HostNames(ServiceNames names, Map<String, Keys> services, Set<String> sharing, Predicate<Yaml> isAliased) {
        this.names = names;
        this.sharing = sharing;
        services.keySet().forEach(service -> own(service, service));
        services.keySet().forEach(service -> own(names.id(service), service));
        services.forEach(this::container);
        services.forEach((service, keys) -> networks(service, keys, isAliased));
        services.forEach(this::links);
        further.forEach(this::write);
    }

    /** The services as one of them finds them. */
    Hosts seenBy(String service) {
        return hosts.with(links.getOrDefault(service, Map.of()));
    }

    /** The services, by their original names, whose containers have a name. */
    Map<String, String> containers() {
        return containers;
    }

    /** What is written as the aliases of a service; the original name first where one of them could be taken for it. */
    List<String> aliases(String service) {
        String id = names.id(service);
        List<String> written =
                new ArrayList<>(aliases.getOrDefault(service, Map.of()).values());
        if (!id.equals(service) || written.stream().anyMatch(alias -> ServiceNames.isOriginal(alias, id))) {
            written.add(0, service);
        }
        return written;
    }

    private void own(String host, String service) {
        hosts.name(host, names.id(service));
        put(called, host, service);
    }

    private static void put(Map<String, Set<String>> services, String host, String service) {
        services.computeIfAbsent(host.toLowerCase(Locale.ROOT), key -> new LinkedHashSet<>())
                .add(service);
    }

    private void container(String service, Keys keys) {
        for (String key : List.of("container_name", "hostname")) {
            String host = keys.text(key);
            Yaml value = keys.take(key);
            if (host.isEmpty() || value == null) {
                continue;
            }
            if (key.equals("container_name")) {
                containers.put(host, service);
            }
            keys.note(key, "has no place in the registry but as a name that others find the service by");
            add(service, host, keys, key, value);
        }
    }

    private void networks(String service, Keys keys, Predicate<Yaml> isAliased) {
        Keys networks = keys.inner("networks");
        for (String network : networks.names()) {
            Keys attachment = networks.inner(network);
            for (Yaml.Scalar alias : attachment.scalars("aliases")) {
                add(service, alias.text(), attachment, "aliases", alias);
            }
            if (networks.names().size() > 1 && attachment.names().contains("aliases")) {
                attachment.note("aliases", "in the registry they hold in every network of the service");
            }
            attachment.finish(key -> true, isAliased);
        }
    }

    private void add(String service, String host, Keys keys, String key, Yaml at) {
        if (!host.equalsIgnoreCase(SELF)) {
            hosts.alias(host, names.id(service));
            put(called, host, service);
        }
        further.add(new Further(service, host, keys, key, at));
    }

    private void links(String service, Keys keys) {
        for (String key : List.of("links", "external_links")) {
            keys.scalars(key).forEach(link -> link(service, link, keys, key));
        }
    }

    private void link(String service, Yaml.Scalar link, Keys keys, String key) {
        String[] parts = link.text().split(":", 2);
        boolean external = key.equals("external_links");
        String target = external ? containers.get(parts[0]) : parts[0];
        if (target == null) {
            keys.note(key, link, "a container outside this project is needed; left out");
        } else if (parts.length == 2 && names.knows(target)) {
            links.computeIfAbsent(service, name -> new LinkedHashMap<>())
                    .put(parts[1].toLowerCase(Locale.ROOT), names.id(target));
            put(linked, parts[1], target);
            further.add(new Further(target, parts[1], keys, key, link));
        }
    }

    private void write(Further name) {
        String host = name.name().toLowerCase(Locale.ROOT);
        boolean isLink = name.key().endsWith("links");
        Set<String> others = new LinkedHashSet<>(called.getOrDefault(host, Set.of()));
        if (isLink) {
            others.addAll(linked.get(host));
        }
        others.remove(name.service());
        if (host.equalsIgnoreCase(name.service())) {
            return;
        }
        if (sharing.contains(name.service())) {
            name.note("a container that shares a network has no name there; no alias is written");
        } else if (!others.isEmpty()) {
            name.note("another service is called so too; it is no alias of " + name.service());
        } else if (isLink && host.contains(".")) {
            name.note("may be what others call a host elsewhere; it is no alias of " + name.service());
        } else if (host.equals(SELF) || !NAME.matcher(name.name()).matches()) {
            name.note("is no name that others could find the service by; no alias is written");
        } else {
            aliases.computeIfAbsent(name.service(), service -> new LinkedHashMap<>())
                    .putIfAbsent(host, name.name());
            if (isLink) {
                name.note("is written as an alias of " + name.service() + ", which every service finds it by");
            }
        }
    }
}
