package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the family security must find around containers: SEC-008, SEC-009, SEC-014, SEC-015, SEC-017 to SEC-020 and
 * SEC-029.
 */
final class ExposureOracle {

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    ExposureOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            limits(definition);
            definition
                    .effective()
                    .table("volumes")
                    .entries()
                    .forEach((name, volume) -> volume(definition, name, (Tree) volume));
            definition.effective().table("ports").entries().forEach((name, port) -> {
                if (((Tree) port).value("published").isPresent()) {
                    published(
                            definition,
                            name,
                            (Tree) port,
                            Hosts.published((Tree) port).orElse(0L));
                }
            });
            world.writtenList(definition, "network.ingress").forEach(entry -> ingress(definition, (Tree) entry));
            world.writtenList(definition, "deploy.permissions").forEach(entry -> permission(definition, (Tree) entry));
        }
        return found;
    }

    private void limits(Definition definition) {
        for (String limit : List.of("metadata.max_memory_mb", "metadata.cpu_limit_millicores")) {
            boolean none = definition.effective().number(limit).orElse(0L) == 0;
            if (none && !world.isUncertain(definition, limit)) {
                add(limit.contains("memory") ? "SEC-014" : "SEC-015", definition, limit);
            }
        }
        boolean unprobed =
                definition.effective().table("health").entries().isEmpty() && !world.isUncertain(definition, "health");
        if (unprobed && Running.isLong(world, definition)) {
            add("SEC-017", definition, "health");
        }
    }

    private void volume(Definition definition, String name, Tree volume) {
        String source = Variables.meant(volume.text("source").orElse(""));
        Optional<String> type = volume.text("type");
        boolean known = !world.isUncertain(definition, "volumes." + name + ".type");
        boolean isFile = type.orElse("").equals("config") && Hosts.isFile(source);
        if (known && (isFile || (type.isPresent() ? type.get().equals("bind") : Hosts.isPlace(source)))) {
            bound(definition, name, source);
        }
        Tree secret = definition.effective().table("secrets").table(source.isEmpty() ? name : source);
        if (known
                && type.orElse("").equals("secret")
                && secret.text("provider").orElse("").equals("file")) {
            bound(definition, name, Variables.meant(secret.text("path").orElse("")));
        }
    }

    private void bound(Definition definition, String volume, String source) {
        if (Hosts.isEngine(source)) {
            add("SEC-008", definition, "volumes:" + volume);
        }
        if (Hosts.isSensitive(source)) {
            add("SEC-009", definition, "volumes:" + volume);
        }
    }

    private void published(Definition definition, String name, Tree port, long number) {
        boolean everywhere =
                Hosts.isEveryAddress(Variables.meant(port.text("host_ip").orElse("")))
                        && !world.isUncertain(definition, "ports." + name + ".host_ip");
        if (everywhere) {
            add("SEC-018", definition, "ports:" + name);
        }
        if (1 <= number && number <= 1023) {
            add("SEC-019", definition, "ports:" + name);
        }
    }

    private void ingress(Definition definition, Tree entry) {
        boolean plain = entry.value("tls").orElse(false).equals(false);
        if (plain
                && world.setting("security.tls.require_ingress_tls")
                        .filter(Boolean.TRUE::equals)
                        .isPresent()) {
            add(
                    "SEC-020",
                    definition,
                    "network.ingress:" + entry.text("host").orElseThrow()
                            + entry.text("path").orElse("/"));
        }
    }

    private void permission(Definition definition, Tree entry) {
        List<String> said = new ArrayList<>();
        for (String key : List.of("api_groups", "resources", "verbs")) {
            said.add(entry.texts(key).stream()
                    .map(text -> text.isEmpty() ? "core" : text)
                    .collect(Collectors.joining(", ")));
        }
        if (said.get(0).isEmpty()) {
            said.set(0, "core");
        }
        if (said.stream().anyMatch(text -> text.contains("*"))) {
            add("SEC-029", definition, "deploy.permissions:" + said.get(0) + "/" + said.get(1) + ":" + said.get(2));
        }
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
