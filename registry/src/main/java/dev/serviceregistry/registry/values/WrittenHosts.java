package dev.serviceregistry.registry.values;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /** The keys of a container in which an address can stand. */
    public static final Set<String> COMMANDS = Set.of("command", "entrypoint");

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");

    private static final Pattern NO_ADDRESS = Pattern.compile(
            "(VIRTUAL|LETSENCRYPT)_HOST|.*SERVER_?NAME|.*(IMAGE|VERSION|TAG|TOPICS?|AUTH|PASSWORD|USER|CREDENTIALS)");

    /** The schemes behind which no host stands, but a bucket, an image, a file or the like; a regular expression. */
    public static final String HOSTLESS =
            "(?<![A-Za-z0-9+.-])(?i:s3a?|gs|abfss?|docker|oci|docker-image|classpath|queue|topic|urn|file)";

    /** How parameters and options are called that take a host. */
    private static final String PARAMETER =
            "(?i:host|hosts|hostname|addr|address|server|servers|data source|url|uri|endpoint|broker|brokers|upstream)";

    private static final String WORD_BEGINS = "(?:(?<![A-Za-z0-9])|(?<=[a-z])(?=[A-Z]))";
    private static final String NOT_WITHIN_A_NAME = "(?<![A-Za-z0-9._-])(?<!(?<!/)/)";
    private static final String NO_USER = "(?![^/?#\\s\"'<>,;]*@)";
    private static final String DOMAIN = "(?:\\.[A-Za-z0-9.-]+)?";
    private static final String PORT = ":(?:\\$|\\d{1,5}(?![A-Za-z0-9_]|\\.\\d|-[A-Za-z]))";
    private static final String ANY_PORT = "(\\d{1,5})";
    private static final String NOT_HOSTLESS = "(?<!" + HOSTLESS + ":/{0,3}[^/?#\\s\"'<>,;]{0,200})";
    private static final String IN_AUTHORITY = "(?:(?<=//)|(?<=//[^/?#\\s\"'<>]{0,200}[,@]))" + NOT_HOSTLESS;
    private static final String IN_PARAMETER = "(?<=" + WORD_BEGINS + PARAMETER + "\\s{0,2}=\\s{0,2}(?:tcp:)?[\"']?)";
    private static final String IN_OPTION = "(?<=(?:(?<!\\S)-h|--(?:[A-Za-z-]{0,40}-)?" + PARAMETER + ")\\s)";
    private static final String TOLD = "(?:" + IN_AUTHORITY + "|" + IN_PARAMETER + "|" + IN_OPTION + ")";
    private static final String BARE = NOT_WITHIN_A_NAME + NOT_HOSTLESS;
    private static final String END = "(?=$|[^A-Za-z0-9._-])";

    /** The ports that schemes mean. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("http", "80"),
            Map.entry("ws", "80"),
            Map.entry("https", "443"),
            Map.entry("wss", "443"),
            Map.entry("postgres", "5432"),
            Map.entry("postgresql", "5432"),
            Map.entry("mysql", "3306"),
            Map.entry("mariadb", "3306"),
            Map.entry("mongodb", "27017"),
            Map.entry("redis", "6379"),
            Map.entry("amqp", "5672"));

    private static final Pattern NOWHERE = Pattern.compile("(?!)");
    private static final Pattern HOST_ALONE = Pattern.compile("(.*?)(?i)(HOST|HOSTNAME|ADDR|ADDRESS|SERVER)");

    private final String host;
    private final String names;
    private final Pattern told;
    private final Pattern anywhere;
    private final Pattern alone;

    /**
     * Looks for these names, in whichever letter case.
     *
     * @param namespaces the namespaces by which they can be qualified, besides those that a cluster's own domain follows
     */
    public WrittenHosts(Collection<String> names, Collection<String> namespaces) {
        String any = "(?i:" + alternatives(names) + ")";
        this.names = "(?:" + any + "-\\d+\\.)?" + any + NO_USER;
        List<String> inside = new ArrayList<>(namespaces);
        inside.add("default");
        String named = "(?:" + any + "(-\\d+\\.))?" + any + NO_USER;
        String local = "(?i:\\.(?:" + alternatives(inside)
                + ")|(?:\\.[A-Za-z0-9-]+){0,2}\\.(?:svc|local|internal)(?:\\.[A-Za-z0-9.-]*)?)?" + END;
        this.host = named + local;
        String ported = DOMAIN + PORT;
        // What stands before is looked at only where a name begins, since that takes long.
        String begins = "(?=" + any + ")";
        this.told = Pattern.compile(begins + TOLD + named + "(?=" + local + "|" + ported + ")");
        this.anywhere = Pattern.compile(begins + BARE + named + "(?=" + ported + ")|" + told.pattern());
        this.alone = Pattern.compile(
                "(?<=^|[\\s,;|@\"'(<{\\[])" + NOT_HOSTLESS + named + "(?=" + local + "(?:$|[\\s,;|/\"')>}\\]]))");
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
        return hosts(variable).matcher(text).find()
                || isAddress(variable) && alone.matcher(text).find();
    }

    /** The text with another name in the place of these. */
    public String renamed(String variable, String text, String name) {
        String renamed = renamed(hosts(variable), text, name);
        return isAddress(variable) ? renamed(alone, renamed, name) : renamed;
    }

    private static String renamed(Pattern hosts, String text, String name) {
        return hosts.matcher(text).replaceAll(host -> Matcher.quoteReplacement(pod(host, name) + name));
    }

    /** What stands before the name of a service where one of its pods is meant; empty for none. */
    private static String pod(MatchResult host, String name) {
        for (int group = 1; group <= host.groupCount(); group++) {
            if (host.group(group) != null) {
                return name + host.group(group);
            }
        }
        return "";
    }

    private Pattern hosts(String variable) {
        return holdsNone(variable) ? told : anywhere;
    }

    /**
     * Whether one of the names stands in a text with this number of a port behind it.
     *
     * @param variable what the text is the value of
     */
    public boolean havePort(String variable, String text, String port) {
        return numbered(variable, Pattern.quote(port)).matcher(text).find()
                || unnumbered(port).matcher(text).find();
    }

    /**
     * Whether one of the names stands in a text with one of these numbers of a port behind it.
     *
     * @param variable what the text is the value of
     */
    public boolean havePort(String variable, String text, BitSet ports) {
        return numbered(variable, ANY_PORT)
                        .matcher(text)
                        .results()
                        .anyMatch(found -> ports.get(Integer.parseInt(found.group(2))))
                || SCHEMES.values().stream()
                        .anyMatch(port -> ports.get(Integer.parseInt(port))
                                && unnumbered(port).matcher(text).find());
    }

    /** The text with another number behind the names. */
    public String renumbered(String variable, String text, String port, String number) {
        String renumbered =
                numbered(variable, Pattern.quote(port)).matcher(text).replaceAll("$1" + number);
        return unnumbered(port).matcher(renumbered).replaceAll("$0:" + number);
    }

    /** Where one of the names stands in a URL whose scheme means a port that is not written. */
    private Pattern unnumbered(String port) {
        List<String> schemes = new ArrayList<>();
        SCHEMES.forEach((scheme, means) -> {
            if (means.equals(port)) {
                schemes.add(scheme);
            }
        });
        return schemes.isEmpty()
                ? NOWHERE
                : Pattern.compile("(?<![A-Za-z0-9+.-])(?i:" + String.join("|", schemes) + ")://(?:[^/?#\\s\"'<>@]*@)?"
                        + host + "(?![A-Za-z0-9._:,-])");
    }

    /**
     * What the variable is called that has the port beside a host; empty for a variable that has no host alone.
     *
     * @param variable such as {@code DB_HOST}, beside which stands {@code DB_PORT}
     */
    public static String portBeside(String variable) {
        Matcher host = HOST_ALONE.matcher(variable);
        if (!host.matches()) {
            return "";
        }
        String word = host.group(2);
        boolean isLower = word.equals(word.toLowerCase(Locale.ROOT));
        return host.group(1) + (isLower ? "port" : Character.isLowerCase(word.charAt(1)) ? "Port" : "PORT");
    }

    private Pattern numbered(String variable, String port) {
        String before = holdsNone(variable) ? TOLD : "(?:" + BARE + "|" + TOLD + ")";
        return Pattern.compile("((?:" + before + names + DOMAIN + ":|" + IN_PARAMETER + names + DOMAIN + ",))" + port
                + "(?!\\d|\\.\\d)");
    }

    /** Whether the name of a variable says that it holds nothing but an address: its last word does, numbers and LIST aside. */
    private static boolean isAddress(String variable) {
        if (holdsNone(variable) || variable.equalsIgnoreCase("SEED")) {
            return false;
        }
        String[] words = WORDS.split(variable);
        for (int i = words.length - 1; i >= 0; i--) {
            String word = words[i].replaceFirst("\\d+$", "").toUpperCase(Locale.ROOT);
            if (!word.isEmpty() && !word.equals("LIST")) {
                return saysAddress(word) && !word.equals("LOCATION");
            }
        }
        return false;
    }

    /** Whether the name of a variable says that it holds an address. */
    public static boolean holdsAddress(String variable) {
        if (holdsNone(variable)) {
            return false;
        }
        for (String word : WORDS.split(variable)) {
            if (saysAddress(word.toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysAddress(String word) {
        return ADDRESS.contains(word) || word.endsWith("HOST") && !word.equals("GHOST") || word.endsWith("ADDR");
    }

    /** Whether the name of a variable says that it holds none, whatever it looks like. */
    public static boolean holdsNone(String variable) {
        return NO_ADDRESS.matcher(variable.toUpperCase(Locale.ROOT)).matches();
    }
}
