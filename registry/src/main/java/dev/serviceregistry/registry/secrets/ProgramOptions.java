package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What options and verbs of programs take passwords. */
final class ProgramOptions {

    /** Options that take {@code user:password}. */
    private static final Set<String> USERS =
            Words.set("-u --user --proxy-user -U --basic-auth --basic_auth --userpass --http-auth --web.basic-auth");

    /** Options behind which a user with a password stands as well as the way to log in. */
    private static final Set<String> PERHAPS_USERS =
            Words.set("--auth --login --basic --basicauth --api.basicauth --credential --credentials");

    /** Programs whose option -p takes a password, and whether it stands in the same word. */
    private static final Set<String> ATTACHED = Words.set("""
            mysql mysqladmin mysqldump mysqlcheck mysqlshow mysqlsh mysqlimport mariadb mariadb-admin
            mariadb-dump sshpass 7z 7za 7zr 7zz
            """);

    private static final Set<String> SEPARATE = Words.set("""
            mongo mongosh mongodump mongorestore mongoimport mongoexport sshpass cqlsh login cypher-shell
            rabbitmqadmin clickhouse-client influx neo4j-admin
            """);
    private static final Set<String> CAPITAL =
            Words.set("sqlcmd bcp isql tsql ipmitool mosquitto_pub mosquitto_sub mosquitto_rr zip unzip");
    private static final Set<String> REDIS = Words.set("redis-cli valkey-cli keydb-cli");
    private static final Set<String> LDAP =
            Words.set("ldapsearch ldapwhoami ldapadd ldapmodify ldapdelete ldapcompare ldapmodrdn ldappasswd");

    /** Programs whose option -a or --auth takes {@code user:password}. */
    private static final Set<String> HTTPIE = Words.set("http https xh xhs");

    /** Options of other programs, each with a password behind it. */
    private static final Map<String, Set<String>> OPTIONS = Map.ofEntries(
            Map.entry("consul", Words.set("-encrypt")),
            Map.entry("nomad", Words.set("-encrypt")),
            Map.entry("serf", Words.set("-encrypt")),
            Map.entry("openssl", Words.set("-k")),
            Map.entry("odoo", Words.set("-w")),
            Map.entry("slappasswd", Words.set("-s")),
            Map.entry("ss-server", Words.set("-k")),
            Map.entry("ss-local", Words.set("-k")),
            Map.entry("ssserver", Words.set("-k")),
            Map.entry("sslocal", Words.set("-k")),
            Map.entry("snmpget", Words.set("-c -A -X")),
            Map.entry("snmpwalk", Words.set("-c -A -X")));

    /** Programs whose option -p takes a password behind this verb, and a port or something else behind others. */
    private static final Map<String, String> BEHIND_VERB =
            Map.of("airflow", "users", "twine", "upload", "gitea", "user", "forgejo", "user");

    /** Programs whose option takes {@code user:password}. */
    private static final Map<String, String> USER_OPTIONS = Map.of("ttyd", "-c", "gotty", "-c", "miniserve", "-a");

    /** Programs that take a user with a group, and no password. */
    private static final Set<String> WITHOUT_PASSWORDS =
            Words.set("docker podman nerdctl docker-compose podman-compose kubectl oc");

    /** Programs that are run by one which takes a password, and take none themselves. */
    private static final Set<String> OTHERS = Words.set("""
            curl ssh scp sftp rsync mc etcdctl htpasswd lftp smbclient rpcclient smbget sqlplus sqlldr rman impdp expdp
            """);

    /** Options behind which secrets are named that somebody else keeps. */
    private static final Set<String> NAMES =
            Words.set("--secret -secret --secrets -secrets --set-secrets --update-secrets --env-secrets");

    /** Programs that have such options. */
    private static final Set<String> KEEPERS =
            Words.set("gcloud docker podman nerdctl buildah docker-compose kubectl oc helm envconsul az aws flyctl");

    /** How far before an option its program is looked for. */
    private static final int LONGEST_COMMAND = 1_000;

    private ProgramOptions() {}

    /** Whether what stands in a line is in a word with, or behind, an option of its program that takes the name of a secret. */
    static boolean takesNameOfSecret(String line, int at) {
        int begin = at;
        while (begin > 0 && line.charAt(begin - 1) > ' ') {
            begin--;
        }
        List<String> words = ShellWords.split(line.substring(Math.max(0, begin - LONGEST_COMMAND), begin));
        int end = at;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        return takesNameOfSecret(words, line.substring(begin, end));
    }

    /** The same of a word, by those before it. */
    static boolean takesNameOfSecret(List<String> before, String word) {
        int equals = word.indexOf('=');
        String option = word.startsWith("-")
                ? word.substring(0, equals < 0 ? word.length() : equals)
                : before.isEmpty() ? "" : before.get(before.size() - 1);
        if (!NAMES.contains(option)) {
            return false;
        }
        for (int i = before.size() - 1; i >= 0 && !ShellWords.endsCommand(before.get(i)); i--) {
            if (KEEPERS.contains(before.get(i).substring(before.get(i).lastIndexOf('/') + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is known of a program what it takes. */
    static boolean isKnown(String name) {
        return ATTACHED.contains(name)
                || SEPARATE.contains(name)
                || CAPITAL.contains(name)
                || REDIS.contains(name)
                || LDAP.contains(name)
                || HTTPIE.contains(name)
                || OPTIONS.containsKey(name)
                || BEHIND_VERB.containsKey(name)
                || USER_OPTIONS.containsKey(name)
                || WITHOUT_PASSWORDS.contains(name)
                || OTHERS.contains(name);
    }

    /** The option of a program that has a password behind it in the same word; empty for none. */
    static String attached(String program) {
        return ATTACHED.contains(program)
                ? "-p"
                : CAPITAL.contains(program) ? "-P" : LDAP.contains(program) ? "-w" : "";
    }

    /** Whether the word behind this option of a program is a password; for some the words before it tell. */
    static boolean takesPassword(String program, String option, List<String> before) {
        return OPTIONS.getOrDefault(program, Set.of()).contains(option)
                || option.equals("-p") && before.contains(BEHIND_VERB.getOrDefault(program, ""))
                || SEPARATE.contains(program) && option.equals("-p")
                || CAPITAL.contains(program) && option.equals("-P")
                || REDIS.contains(program) && (option.equals("-a") || option.equals("--pass"))
                || LDAP.contains(program) && option.equals("-w");
    }

    /** Whether the word behind this option of a program is {@code user:password}. */
    static boolean takesUser(String program, String option) {
        return !WITHOUT_PASSWORDS.contains(program) && USERS.contains(option)
                || option.equals(USER_OPTIONS.get(program))
                || HTTPIE.contains(program) && (option.equals("-a") || option.equals("--auth"));
    }

    /** Whether a user with a password may stand behind this option of any program. */
    static boolean mayTakeUser(String option) {
        return PERHAPS_USERS.contains(option);
    }
}
