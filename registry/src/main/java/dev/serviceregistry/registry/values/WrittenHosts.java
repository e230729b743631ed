package dev.serviceregistry.registry.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of services where the host of an address stands: before a port, in the authority of a URL, as the value
 * of a parameter or an option that is called so, and by themselves where the name of a variable says that it holds an
 * address.
 */
public final class WrittenHosts {

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

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");

    private static final Pattern NO_ADDRESS = Pattern.compile(
            "(VIRTUAL|LETSENCRYPT)_HOST|.*SERVER_?NAME|.*(IMAGE|VERSION|TAG|AUTH|PASSWORD|USER|CREDENTIALS)");

    /** How parameters and options are called that take a host. */
    private static final String PARAMETER =
            "(?i:host|hosts|hostname|addr|address|server|servers|data source|url|uri|endpoint|broker|brokers|upstream)";

    private static final String NOT_WITHIN_A_NAME = "(?<![A-Za-z0-9._-])";
    private static final String NO_USER = "(?![^/?#\\s\"'<>,;]*@)";
    private static final String DOMAIN = "(?:\\.[A-Za-z0-9.-]+)?";
    private static final String IN_AUTHORITY = "(?<=//)|(?<=//[^/?#\\s\"'<>]{0,200}[,@])";
    private static final String IN_PARAMETER = "(?<=" + PARAMETER + "\\s{0,2}=\\s{0,2}(?:tcp:)?[\"']?)";
    private static final String IN_OPTION = "(?<=(?:(?<!\\S)-h|--(?:[A-Za-z-]{0,40}-)?" + PARAMETER + ")\\s)";
    private static final String END = "(?=$|[^A-Za-z0-9._-])";

    private final String names;
    private final Pattern anywhere;
    private final Pattern alone;

    /**
     * Looks for these names.
     *
     * @param namespaces the namespaces by which they can be qualified, besides those that a cluster's own domain follows
     */
    public WrittenHosts(Collection<String> names, Collection<String> namespaces) {
        this.names = alternatives(names);
        List<String> inside = new ArrayList<>(namespaces);
        inside.add("default");
        String named = "(?:" + this.names + ")" + NO_USER;
        String local = "(?:\\.(?:" + alternatives(inside)
                + ")|(?:\\.[A-Za-z0-9-]+){0,2}\\.(?:svc|local|internal)(?:\\.[A-Za-z0-9.-]*)?)?" + END;
        this.anywhere = Pattern.compile(NOT_WITHIN_A_NAME + named + "(?=" + DOMAIN + ":[\\d$])|(?:" + IN_AUTHORITY + "|"
                + IN_PARAMETER + "|" + IN_OPTION + ")" + named + "(?=" + local + ")");
        this.alone = Pattern.compile("(?<=^|[\\s,;|@])" + named + "(?=" + local + "(?:$|[\\s,;|/]))");
    }

    private static String alternatives(Collection<String> names) {
        return String.join("|", names.stream().map(Pattern::quote).toList());
    }

    /**
     * Whether one of the names stands in a text.
     *
     * @param variable what the text is the value of; empty for nothing that could say that it is an address
     */
    public boolean areIn(String variable, String text) {
        return anywhere.matcher(text).find()
                || holdsAddress(variable) && alone.matcher(text).find();
    }

    /** The text with another name in the place of these. */
    public String renamed(String variable, String text, String name) {
        String replacement = Matcher.quoteReplacement(name);
        String renamed = anywhere.matcher(text).replaceAll(replacement);
        return holdsAddress(variable) ? alone.matcher(renamed).replaceAll(replacement) : renamed;
    }

    /** Whether one of the names stands in a text with this number of a port behind it. */
    public boolean havePort(String text, String port) {
        return numbered(port).matcher(text).find();
    }

    /** The text with another number behind the names. */
    public String renumbered(String text, String port, String number) {
        return numbered(port).matcher(text).replaceAll("$1" + number);
    }

    private Pattern numbered(String port) {
        return Pattern.compile("((?:" + NOT_WITHIN_A_NAME + "(?:" + names + ")" + DOMAIN + ":|" + IN_PARAMETER + "(?:"
                + names + ")" + DOMAIN + ",))" + Pattern.quote(port) + "(?!\\d)");
    }

    /** Whether the name of a variable says that it holds an address. */
    public static boolean holdsAddress(String variable) {
        if (holdsNone(variable)) {
            return false;
        }
        for (String word : WORDS.split(variable)) {
            String upper = word.toUpperCase(Locale.ROOT);
            boolean joined = (upper.endsWith("HOST") && !upper.equals("GHOST")) || upper.endsWith("ADDR");
            if (ADDRESS.contains(upper) || joined) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of a variable says that it holds none, whatever it looks like. */
    public static boolean holdsNone(String variable) {
        return NO_ADDRESS.matcher(variable.toUpperCase(Locale.ROOT)).matches();
    }
}
