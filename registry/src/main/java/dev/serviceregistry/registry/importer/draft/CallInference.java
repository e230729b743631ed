package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the services that environment variables name as hosts.
 *
 * <p>A name counts in the authority of a URL, before a port, and as the value of a parameter that is called like a host. By
 * itself it counts only where the variable's name says that it holds an address: the same word may as well be a user, a
 * schema or a type. The page {@code docs/compose-import.md} has the words.
 */
public final class CallInference {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<!" + WrittenHosts.HOSTLESS + ")://([^/?#;\\s\"'<>()]*)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|\"'()<>{}=@\\[\\]]+");
    private static final Pattern HOST_PORT = Pattern.compile("(?://)?([A-Za-z0-9_.-]+):(\\d{1,5})(?:[/:?].*)?");

    /** Hosts with commas between them, or a URL as far as its authority. */
    private static final String HOSTS = "[A-Za-z0-9_.:,+-]+(?://[^/?#;\\s\"'<>()]{0,500})?";

    private static final String NAME =
            "(?<![A-Za-z0-9_.])(?<![A-Za-z0-9_.]-)((?i:data source)|[A-Za-z][A-Za-z0-9_.-]{0,60})";
    private static final Pattern PARAMETER = Pattern.compile(NAME + "\\s{0,2}=\\s{0,2}[\"']?(?:tcp:)?(" + HOSTS + ")");

    /** The ports that are asked for where a URL names none. */
    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "ws", 80, "https", 443, "wss", 443);

    private static final int LONGEST_SCHEME = 5;

    private final Hosts hosts;
    private final Set<String> called = new LinkedHashSet<>();

    private CallInference(Hosts hosts) {
        this.hosts = hosts;
    }

    /** The ids of the services that a variable names. */
    public static Set<String> called(String key, String value, Hosts hosts) {
        CallInference inference = new CallInference(hosts);
        inference.authorities(value);
        inference.parameters(value);
        if (!WrittenHosts.holdsNone(key)) {
            inference.addresses(value, WrittenHosts.holdsAddress(key));
        }
        return inference.called;
    }

    private void authorities(String value) {
        Matcher authority = AUTHORITY.matcher(value);
        for (int from = 0; authority.find(from); from = authority.start() + 1) {
            String hostsOfUrl = authority.group(1);
            addAll(hostsOfUrl.substring(hostsOfUrl.lastIndexOf('@') + 1), usualPort(value, authority.start()));
        }
    }

    /** The port that a scheme asks for which ends here; 0 for one that has none. */
    private static int usualPort(String value, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST_SCHEME && Character.isLetter(value.charAt(start - 1))) {
            start--;
        }
        return USUAL_PORTS.getOrDefault(value.substring(start, end).toLowerCase(Locale.ROOT), 0);
    }

    private void parameters(String value) {
        Matcher parameter = PARAMETER.matcher(value);
        for (int from = 0; parameter.find(from); from = parameter.end(1)) {
            if (WrittenHosts.isParameter(parameter.group(1))) {
                addTold(parameter.group(2));
            }
        }
    }

    private void addresses(String value, boolean isAddress) {
        for (String token : SEPARATORS.split(value)) {
            Matcher hostPort = HOST_PORT.matcher(token);
            if (hostPort.matches()) {
                add(hostPort.group(1), Integer.parseInt(hostPort.group(2)));
            }
        }
        for (String token : value.split("[\\s,;|]+")) {
            String host = token.substring(token.lastIndexOf('@') + 1);
            if (isAddress || hosts.isUnmistakable(host)) {
                add(host, 0);
            }
        }
    }

    /** Adds what the value of a parameter tells. */
    private void addTold(String value) {
        authorities(value);
        if (!value.contains("://")) {
            addAll(value, 0);
        }
    }

    /** Adds hosts with commas between them, each with a port or not. */
    private void addAll(String list, int usualPort) {
        for (String piece : list.split(",")) {
            String[] parts = piece.split(":", 2);
            boolean isNumbered = parts.length == 2 && parts[1].matches("\\d{1,5}");
            add(parts[0], isNumbered ? Integer.parseInt(parts[1]) : usualPort);
        }
    }

    private void add(String host, int port) {
        called.addAll(hosts.find(host.toLowerCase(Locale.ROOT), port));
    }
}
