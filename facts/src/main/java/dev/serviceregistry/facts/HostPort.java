package dev.serviceregistry.facts;

import java.util.Collections;
import java.util.List;

/**
 * A port that a project binds on its host, or several in a row.
 *
 * @param project the project
 * @param service the whole identity of the service that binds it; one of the catalogue when the project uses it
 * @param port the port's name
 * @param number the number on the host, the first of several
 * @param last the last of several; the same number for one
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param hostIp the address it is bound on; empty for all of them
 * @param patterns the patterns that the service belongs to; none for one that always runs
 * @param nodes the labels of the nodes that it may run on, as {@code key=value}: of those with one key a node has one; none
 *     where it may run anywhere
 * @param source where it is written; where the project uses the service when the catalogue writes it
 */
public record HostPort(
        String project,
        String service,
        String port,
        long number,
        long last,
        String protocol,
        String hostIp,
        List<String> patterns,
        List<String> nodes,
        SourceLocation source)
        implements Fact {

    /** Keeps its own copy. */
    public HostPort {
        patterns = List.copyOf(patterns);
        nodes = List.copyOf(nodes);
    }

    @Override
    public Subject subject() {
        return new Subject(project, name(), "ports." + port + ".published");
    }

    /** The id of the service within the project. */
    public String name() {
        return service.substring(service.indexOf('/') + 1);
    }

    /** The port's identity within its project, by which two of them are told apart and ordered. */
    public String key() {
        return name() + "/" + port;
    }

    /** Its number, or those that it has first and last. */
    public String numbers() {
        return number == last ? Long.toString(number) : number + "-" + last;
    }

    /** Whether one packet can be meant for both, in a run of the project in which both services take part on one node. */
    public boolean overlaps(HostPort other) {
        return number <= other.last
                && other.number <= last
                && protocol.equals(other.protocol)
                && (isEveryAddress(hostIp) || isEveryAddress(other.hostIp) || hostIp.equals(other.hostIp))
                && (patterns.isEmpty() || other.patterns.isEmpty() || !Collections.disjoint(patterns, other.patterns))
                && !isApartFrom(other);
    }

    /** Whether no node has the labels for both. */
    private boolean isApartFrom(HostPort other) {
        for (String label : nodes) {
            String key = label.substring(0, label.indexOf('=') + 1);
            if (other.nodes.stream().anyMatch(theirs -> theirs.startsWith(key))
                    && nodes.stream().noneMatch(own -> own.startsWith(key) && other.nodes.contains(own))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address stands for all of a host's: none, {@code *}, or zeros in any spelling, such as {@code [::]}. */
    public static boolean isEveryAddress(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c != '0' && c != '.' && c != ':' && c != '[' && c != ']' && c != '*') {
                return address.equalsIgnoreCase("::ffff:0.0.0.0");
            }
        }
        return true;
    }

    @Override
    public String description() {
        return project + "/" + name() + " publishes " + numbers() + "/" + protocol;
    }
}
