package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the services that an environment variable names as hosts.
 *
 * <p>A name counts in the authority of a URL and before a port. By itself it counts only where the variable's name
 * says that it holds an address: the same word may as well be a user, a schema or a type. The page
 * {@code docs/compose-import.md} has the words.
 */
public final class CallInference {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<!" + WrittenHosts.HOSTLESS + ")://([^/?#;\\s\"'<>()]*)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|\"'()<>{}=@\\[\\]]+");
    private static final Pattern HOST_PORT = Pattern.compile("(?://)?([A-Za-z0-9_.-]+):(\\d{1,5})(?:[/:?].*)?");

    private CallInference() {}

    /** The ids of the services that a variable names. */
    public static Set<String> called(String key, String value, Hosts hosts) {
        Set<String> called = new LinkedHashSet<>();
        Matcher authority = AUTHORITY.matcher(value);
        for (int from = 0; authority.find(from); from = authority.start() + 1) {
            String hostsOfUrl = authority.group(1);
            String hostsOnly = hostsOfUrl.substring(hostsOfUrl.lastIndexOf('@') + 1);
            for (String piece : hostsOnly.split(",")) {
                add(piece.split(":", 2)[0], hosts, called);
            }
        }
        if (!WrittenHosts.holdsNone(key)) {
            for (String token : SEPARATORS.split(value)) {
                Matcher hostPort = HOST_PORT.matcher(token);
                if (hostPort.matches()) {
                    add(hostPort.group(1), hosts, called);
                }
            }
            boolean address = WrittenHosts.holdsAddress(key);
            for (String token : value.split("[\\s,;|]+")) {
                String host = token.substring(token.lastIndexOf('@') + 1);
                if (address || hosts.isUnmistakable(host)) {
                    add(host, hosts, called);
                }
            }
        }
        return called;
    }

    private static void add(String host, Hosts hosts, Set<String> called) {
        called.addAll(hosts.find(host.toLowerCase(Locale.ROOT)));
    }
}
