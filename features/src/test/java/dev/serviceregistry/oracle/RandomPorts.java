package dev.serviceregistry.oracle;

import java.util.List;
import java.util.Set;

/** Makes up the ports of a service; unless ports shall clash, no two of a repository are published under one number. */
final class RandomPorts {

    private final Dice dice;
    private final Set<Fault> faults;
    private final List<Long> low;
    private final List<Long> high;
    private long nextPublished = 20000;
    private long nextLow = 2;

    RandomPorts(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
        this.low = dice.shuffled(List.of(1L, 80L, 443L, 1023L));
        this.high = dice.shuffled(List.of(1024L, 8080L));
    }

    /** Writes ports into a service. */
    void write(Tree service) {
        if (dice.chance(.3)) {
            service.with("port", number());
            return;
        }
        for (String port : dice.some(List.of("main", "admin"), dice.between(0, 2))) {
            Tree written = Tree.of("port", number());
            if (dice.chance(.3)) {
                written.with("target_port", number());
            }
            if (dice.chance(.6)) {
                boolean clash = faults.contains(Fault.PORT_CLASH) && dice.chance(.7);
                written.with("published", has(Fault.BAD_PORT, .05) ? badNumber() : clash ? clashing() : published());
                vary(written);
                row(written);
                address(written);
            } else if (dice.chance(.2)) {
                written.with("host_ip", "0.0.0.0");
            }
            if (dice.chance(.3)) {
                written.with("protocol", dice.oneOf("TCP", "UDP"));
            }
            service.with("ports." + port, written);
        }
    }

    /** Makes several in a row of one, or one that a variable tells. */
    private void vary(Tree port) {
        long first = port.number("port").orElse(0L);
        long published = port.number("published").orElse(0L);
        boolean hasRoom = published == nextPublished - 1 || published == 18080 || published == 18081;
        if (first == 8080 && hasRoom && dice.chance(.3)) {
            long further = dice.between(1, 3);
            port.with("end_port", first + further);
            nextPublished += further;
        } else if (published > 0 && published < 65536 && dice.chance(.1)) {
            port.with("published", dice.oneOf("${PORT}", "${PORT:-" + published + "}"));
        }
    }

    /** Makes several in a row of one that are not, or that reach beyond the last port. */
    private void row(Tree port) {
        if (has(Fault.BAD_PORT, .1)) {
            port.with("end_port", dice.oneOf(1L, 79L, 80L, 82L, 8082L, 65535L, 65536L));
            if (dice.chance(.3)) {
                String role = dice.oneOf("port", "target_port", "published");
                port.with(role, dice.oneOf("${ROW}", "${ROW:-30000}", "${ROW:-30000-30002}", "${ROW:-65534-65536}"));
            }
        }
    }

    private void address(Tree port) {
        if (!has(Fault.OPEN_ADDRESS, .5)) {
            port.with("host_ip", dice.oneOf("127.0.0.1", "127.0.0.1", "10.0.0.1", "10.0.0.1", "::1", "${IP:-fe80::1}"));
        } else if (dice.chance(.8)) {
            port.with(
                    "host_ip",
                    dice.oneOf("", "0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "[::0]", "*", "${IP:-0.0.0.0}"));
        }
    }

    private long number() {
        return has(Fault.BAD_PORT, .06) ? dice.oneOf(0L, -1L, 65536L, 100000L) : dice.oneOf(1L, 80L, 8080L, 65535L);
    }

    private long badNumber() {
        return 70000 + nextPublished++;
    }

    private long clashing() {
        return dice.between(18080, 18081);
    }

    private long published() {
        if (!has(Fault.LOW_PORT, .4)) {
            return high.isEmpty() ? nextPublished++ : high.remove(0);
        }
        return low.isEmpty() ? nextLow++ : low.remove(0);
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
