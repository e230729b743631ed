package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.schema.VariableText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The numbers that several ports have together: one row of numbers is as good as its parts. */
final class PortNumbers {

    private final List<Port> ports;

    /** What is known by its text alone, since a variable tells it. */
    private final Set<String> texts = new HashSet<>();

    PortNumbers(List<Port> ports) {
        this.ports = ports;
        ports.forEach(port -> texts.add(port.number()));
    }

    /** Whether clients reach one of the ports by just the numbers and the protocol of this one. */
    boolean name(Port port) {
        return texts.contains(port.number());
    }

    /** Whether clients reach something by every number of a port. */
    boolean cover(Port port) {
        return name(port) || !port.reached().isEmpty() && without(port).isEmpty();
    }

    /** The numbers of a port that none of these has; none where they are not known. */
    BitSet without(Port port) {
        BitSet left = port.reached();
        ports.stream()
                .filter(other -> other.protocol().equals(port.protocol()))
                .forEach(other -> left.andNot(other.reached()));
        return left;
    }

    /** How many ports have the numbers of one, each number for itself. */
    int times(Port port) {
        int times = 0;
        for (Port other : ports) {
            BitSet common = port.reached();
            common.and(other.reached());
            times += other.protocol().equals(port.protocol()) ? common.cardinality() : 0;
        }
        return times;
    }

    /** Whether some port can be reached by this number over one protocol or another. */
    boolean have(String number) {
        return ports.stream()
                .anyMatch(port -> port.number().startsWith(number + "/")
                        || number.matches("\\d{1,5}") && port.reached().get(Integer.parseInt(number)));
    }

    /** Whether every number of the host that leads to a port leads there still by one of these, at the same address or at all. */
    boolean areBoundAs(Port port) {
        BitSet left = port.bound();
        boolean isKnown = !left.isEmpty();
        for (Port other : ports) {
            if (other.protocol().equals(port.protocol())
                    && other.offset() == port.offset()
                    && isOpenAt(other.hostAddress(), port.hostAddress())) {
                left.andNot(other.bound());
            }
        }
        return isKnown && left.isEmpty();
    }

    private static boolean isOpenAt(VariableText address, VariableText former) {
        return address.applied().isEmpty() || address.applied().equals(former.applied());
    }

    /** Numbers as people write them: {@code 80, 8000-8010}. */
    static String text(BitSet numbers) {
        List<String> rows = new ArrayList<>();
        for (int first = numbers.nextSetBit(0); first >= 0; first = numbers.nextSetBit(numbers.nextClearBit(first))) {
            int last = numbers.nextClearBit(first) - 1;
            rows.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
        return String.join(", ", rows);
    }
}
