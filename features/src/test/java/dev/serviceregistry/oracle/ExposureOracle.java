package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.List;

/** What the family security must find around containers: SEC-008, SEC-009, SEC-014, SEC-015, SEC-017 to SEC-020. */
final class ExposureOracle {

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    ExposureOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            limits(definition);
            definition.effective().table("volumes").entries().forEach((name, volume) -> {
                if (((Tree) volume).text("type").orElse("bind").equals("bind")
                        && !world.isUncertain(definition, "volumes." + name + ".type")) {
                    ((Tree) volume).text("source").ifPresent(source -> bound(definition, name, source));
                }
            });
            definition.effective().table("ports").entries().forEach((name, port) -> {
                ((Tree) port).number("published").ifPresent(number -> published(definition, name, (Tree) port, number));
            });
            definition.effective().list("network.ingress").forEach(entry -> ingress(definition, (Tree) entry));
        }
        return found;
    }

    private void limits(Definition definition) {
        if (world.lacks(definition, "metadata.max_memory_mb")) {
            add("SEC-014", definition, "metadata.max_memory_mb");
        }
        if (world.lacks(definition, "metadata.cpu_limit_millicores")) {
            add("SEC-015", definition, "metadata.cpu_limit_millicores");
        }
        if (Running.isLong(world, definition) && world.lacks(definition, "health")) {
            add("SEC-017", definition, "health");
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
        boolean everywhere = port.text("host_ip")
                .map(Hosts::isEveryAddress)
                .orElseGet(() -> world.lacks(definition, "ports." + name + ".host_ip"));
        if (everywhere) {
            add("SEC-018", definition, "ports:" + name);
        }
        if (1 <= number && number <= 1023) {
            add("SEC-019", definition, "ports:" + name);
        }
    }

    private void ingress(Definition definition, Tree entry) {
        boolean plain = entry.value("tls").filter(Boolean.FALSE::equals).isPresent()
                || !entry.has("tls") && !world.isUncertain(definition, "network.ingress");
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

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
