package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.PortNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A port of a container, or several in a row, and where the host binds it.
 *
 * @param target the container's port
 * @param published the host's port
 * @param hostIp the host's address; empty for all
 * @param protocol in lower case
 */
record PortBinding(PortNumbers target, PortNumbers published, String hostIp, String protocol) {
    /** Of so many ports in a row each one is written by itself, so that it can be named. */
    private static final int SINGLE = 16;

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    /**
     * What a text says.
     *
     * @param bindings the ports; empty where the text says none
     * @param remark what of it they do not say; empty for nothing
     */
    record Parsed(List<PortBinding> bindings, String remark) {}

    /** Parses {@code [[address:][published]:]target[/protocol]}, where both may be ranges. */
    static Parsed parse(String text) {
        String rest = text.strip();
        String protocol = "tcp";
        int slash = rest.lastIndexOf('/');
        if (slash > rest.lastIndexOf('}') || slash >= 0 && rest.startsWith("${", slash + 1)) {
            protocol = rest.substring(slash + 1).toLowerCase(Locale.ROOT);
            rest = rest.substring(0, slash);
        }
        List<String> pieces = Template.split(rest, ':');
        String target = pieces.get(pieces.size() - 1);
        String published = pieces.size() > 1 ? pieces.get(pieces.size() - 2) : "";
        String address = pieces.size() > 2 ? String.join(":", pieces.subList(0, pieces.size() - 2)) : "";
        return bind(target, published, address, protocol);
    }

    /** Pairs the ports of two texts, each a port, a range or a variable. */
    static Parsed bind(String target, String published, String address, String protocol) {
        PortNumbers inside = numbers(target);
        if (inside == null) {
            return new Parsed(List.of(), "is not a port; left out");
        }
        String hostIp =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        String name = protocol.isEmpty() ? "tcp" : protocol;
        if (!PROTOCOLS.contains(name)) {
            Parsed overTcp = bind(target, published, address, "tcp");
            String remark = "has a protocol that is not known; tcp is written";
            return new Parsed(
                    overTcp.bindings(), overTcp.remark().isEmpty() ? remark : remark + ", and " + overTcp.remark());
        }
        if (published.isBlank() || published.equals("0")) {
            return parsed(inside, PortNumbers.NONE, hostIp, name, "has a port of the host that is chosen at start");
        }
        PortNumbers outside = numbers(published);
        if (outside == null) {
            String remark = "has a port of the host that is not known; that was left out";
            return parsed(inside, PortNumbers.NONE, hostIp, name, remark);
        }
        if (outside.size() == inside.size() || !outside.variable().isEmpty()) {
            return parsed(inside, outside, hostIp, name, "");
        }
        if (inside.size() == 1) {
            String remark = "takes any free port of the range; its first one is written";
            return parsed(inside, PortNumbers.of(outside.first()), hostIp, name, remark);
        }
        String remark = "has ranges of different length; the ports of the host were left out";
        return parsed(inside, PortNumbers.NONE, hostIp, name, remark);
    }

    private static Parsed parsed(
            PortNumbers inside, PortNumbers outside, String hostIp, String protocol, String remark) {
        boolean together = !inside.isRange()
                || inside.size() > SINGLE
                || !outside.variable().isEmpty();
        if (together) {
            return new Parsed(List.of(new PortBinding(inside, outside, hostIp, protocol)), remark);
        }
        List<PortBinding> bindings = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            PortNumbers published = PortNumbers.of(outside.first() == 0 ? 0 : outside.first() + i);
            bindings.add(new PortBinding(PortNumbers.of(inside.first() + i), published, hostIp, protocol));
        }
        return new Parsed(bindings, remark);
    }

    private static @Nullable PortNumbers numbers(String text) {
        String written = text.strip();
        if (written.contains("${")) {
            return new PortNumbers(0, 0, written);
        }
        String[] ends = written.split("-", 2);
        try {
            int first = Integer.parseInt(ends[0].strip());
            int last = ends.length == 1 ? first : Integer.parseInt(ends[1].strip());
            return first < 1 || last > 65_535 || last < first ? null : new PortNumbers(first, last, "");
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
