package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A port of a service under its name. */
record Port(String name, Table table) {

    private static final Pattern ROW = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    /** The number, or the range of numbers, and the protocol by which clients reach it. */
    String number() {
        return numbers() + "/" + protocol();
    }

    private String numbers() {
        String last = text("end_port", "");
        return text("port", "") + (last.isEmpty() ? "" : "-" + last);
    }

    /** The same, with what it leads to where that is another number. */
    String whole() {
        String target = target();
        return numbers() + (target.equals(text("port", "")) ? "" : " to " + target) + "/" + protocol();
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

    /** The numbers by which clients reach it; none where a variable without a default tells them. */
    BitSet reached() {
        return row(numbers(), 0);
    }

    /** The numbers of the host that lead to it; none where none does, or a variable without a default tells them. */
    BitSet bound() {
        return row(published(), reached().cardinality() - 1);
    }

    /** How far the numbers of the host are from those by which clients reach it. */
    int offset() {
        return bound().nextSetBit(0) - reached().nextSetBit(0);
    }

    private static BitSet row(String written, int further) {
        BitSet numbers = new BitSet();
        Matcher row = ROW.matcher(written);
        if (row.matches()) {
            int first = Integer.parseInt(row.group(1));
            String end = row.group(2);
            int last = end == null ? first + Math.max(0, further) : Integer.parseInt(end);
            // A row that ends before it begins is none, and known by its text alone.
            numbers.set(first, Math.max(first, last + 1));
        }
        return numbers;
    }

    String protocol() {
        return text("protocol", "TCP");
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
