package dev.serviceregistry.registry.importer.draft;

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
    private static final Pattern AUTHORITY = Pattern.compile("://([^/?#;\\s\"'<>()]*)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|\"'()<>{}=@\\[\\]]+");
    private static final Pattern HOST_PORT = Pattern.compile("(?://)?([A-Za-z0-9_.-]+):(\\d{1,5})(?:[/:?].*)?");
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");
    private static final Pattern NO_ADDRESS = Pattern.compile(
            "(VIRTUAL|LETSENCRYPT)_HOST|.*SERVER_?NAME|.*(IMAGE|VERSION|TAG|AUTH|PASSWORD|USER|CREDENTIALS)");
    /** The words in a variable's name that say that it holds an address. */
    public static final Set<String> ADDRESS = Set.of(
            "HOST",
            "HOSTS",
            "HOSTNAME",
            "HOSTNAMES",
            "ADDR",
            "ADDRS",
            "ADDRESS",
            "ADDRESSES",
            "URL",
            "URLS",
            "URI",
            "URIS",
            "SERVER",
            "SERVERS",
            "ENDPOINT",
            "ENDPOINTS",
            "SEED",
            "SEEDS",
            "BROKER",
            "BROKERS",
            "NODES",
            "PEERS",
            "UPSTREAM",
            "UPSTREAMS",
            "LOCATION",
            "DSN",
            "PROXY",
            "BOOTSTRAP");

    private CallInference() {}

    /** The ids of the services that a variable names. */
    public static Set<String> called(String key, String value, Hosts hosts) {
        Set<String> called = new LinkedHashSet<>();
        String upper = key.toUpperCase(Locale.ROOT);
        Matcher authority = AUTHORITY.matcher(value);
        for (int from = 0; authority.find(from); from = authority.start() + 1) {
            String hostsOfUrl = authority.group(1);
            String hostsOnly = hostsOfUrl.substring(hostsOfUrl.lastIndexOf('@') + 1);
            for (String piece : hostsOnly.split(",")) {
                add(piece.split(":", 2)[0], hosts, called);
            }
        }
        if (!NO_ADDRESS.matcher(upper).matches()) {
            for (String token : SEPARATORS.split(value)) {
                Matcher hostPort = HOST_PORT.matcher(token);
                if (hostPort.matches()) {
                    add(hostPort.group(1), hosts, called);
                }
            }
            boolean address = isAddress(key);
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

    private static boolean isAddress(String key) {
        for (String word : WORDS.split(key)) {
            String upper = word.toUpperCase(Locale.ROOT);
            boolean joined = (upper.endsWith("HOST") && !upper.equals("GHOST")) || upper.endsWith("ADDR");
            if (ADDRESS.contains(upper) || joined) {
                return true;
            }
        }
        return false;
    }
}
