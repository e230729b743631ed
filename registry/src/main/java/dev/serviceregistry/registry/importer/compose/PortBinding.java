package dev.serviceregistry.registry.importer.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A port of a container and where the host binds it.
 *
 * @param target the container's port
 * @param published the host's port; 0 for none that is known
 * @param hostIp the host's address; empty for all
 * @param protocol in lower case
 */
record PortBinding(int target, int published, String hostIp, String protocol) {
    private static final int MAX_RANGE = 20_000;

    /**
     * What a text says.
     *
     * @param bindings the ports; empty where the text says none
     * @param remark what of it they do not say; empty for nothing
     */
    record Parsed(List<PortBinding> bindings, String remark) {}

    /** A range of ports, or none where its end is before its beginning. */
    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    /** Parses {@code [[address:][published]:]target[/protocol]}, where both may be ranges. */
    static Parsed parse(String text) {
        String rest = text.strip();
        String protocol = "tcp";
        int slash = rest.lastIndexOf('/');
        if (slash >= 0) {
            protocol = rest.substring(slash + 1).toLowerCase(Locale.ROOT);
            rest = rest.substring(0, slash);
        }
        List<String> pieces = Template.split(rest, ':');
        String target = pieces.get(pieces.size() - 1);
        String published = pieces.size() > 1 ? pieces.get(pieces.size() - 2) : "";
        String address = pieces.size() > 2 ? String.join(":", pieces.subList(0, pieces.size() - 2)) : "";
        return bind(target, published, address, protocol);
    }

    /** Pairs the ports of two texts, each a port or a range. */
    static Parsed bind(String target, String published, String address, String protocol) {
        Range inside = range(target);
        if (inside == null) {
            return new Parsed(List.of(), "is not a port; left out");
        }
        if (inside.size() > MAX_RANGE) {
            return new Parsed(List.of(), "has more than " + MAX_RANGE + " ports, the limit of an import; left out");
        }
        String hostIp =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        String name = protocol.isEmpty() ? "tcp" : protocol;
        if (published.isBlank() || published.equals("0")) {
            return new Parsed(bindings(inside, null, hostIp, name), "has a port of the host that is chosen at start");
        }
        Range outside = range(published);
        if (outside == null) {
            return new Parsed(
                    bindings(inside, null, hostIp, name),
                    "has a port of the host that is not known; that was left out");
        }
        if (outside.size() == inside.size()) {
            return new Parsed(bindings(inside, outside, hostIp, name), "");
        }
        if (inside.size() == 1) {
            return new Parsed(
                    bindings(inside, new Range(outside.first(), outside.first()), hostIp, name),
                    "takes any free port of the range; its first one is written");
        }
        return new Parsed(
                bindings(inside, null, hostIp, name),
                "has ranges of different length; the ports of the host were left out");
    }

    private static List<PortBinding> bindings(Range inside, @Nullable Range outside, String hostIp, String protocol) {
        List<PortBinding> bindings = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            bindings.add(
                    new PortBinding(inside.first() + i, outside == null ? 0 : outside.first() + i, hostIp, protocol));
        }
        return bindings;
    }

    private static @Nullable Range range(String text) {
        String[] ends = text.strip().split("-", 2);
        try {
            int first = Integer.parseInt(ends[0].strip());
            int last = ends.length == 1 ? first : Integer.parseInt(ends[1].strip());
            return first < 1 || last > 65_535 || last < first ? null : new Range(first, last);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
