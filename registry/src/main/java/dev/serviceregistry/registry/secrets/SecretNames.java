package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Which names say that what bears them is secret. */
final class SecretNames {

    /** What stands before a colon in the value of an {@code AUTH} and is a way to log in, or who may, and no user. */
    private static final Set<String> WAYS = Words.set("""
            ldap ldaps basic sasl jwt digest allow deny group role user github gitlab google azure saml oidc oauth oauth2
            bearer token none kerberos ntlm pam file plain scram mtls tls x509 type mode method
            """);

    /** Words behind a secret that change nothing, as in {@code SECRET_KEY_BASE} or {@code PASSWORD_2}. */
    private static final Set<String> BEHIND = Words.set("""
            base value string text plain plaintext raw base64 b64 hex old new current previous next primary
            secondary default prod production dev development test testing staging live sandbox local admin root
            key seed
            """);

    /** Words at the end by which a name means something about a secret. */
    private static final Set<String> HARMLESS_ENDINGS = Words.set("""
            file files path paths dir directory folder location mount name names ttl expiry expires expire
            expiration expired validity lifetime lifespan age duration length len policy policies type types
            kind enabled enable disabled disable required optional allowed algorithm algo alg url urls uri uris
            host hosts port addr addrs address addresses endpoint endpoints realm service server provider backend engine driver manager
            operator handler header headers field fields id ids uuid arn ref reference day days hour hours
            minute minutes min mins second seconds sec secs ms millis time times timeout interval period window grace
            leeway skew in at after before until
            rounds iterations cost count limit limits size max maximum minimum rotation rotate format prefix
            suffix domain mode store storage issuer audience hash hashed hasher hashers encoder encoders encryptor factory generator checksum digest fingerprint version
            class template scope scopes claim claims method grant flow strategy strength complexity regex
            pattern encoding charset label labels title description hint help placeholder message subject reset
            change changes validator validators validation verify verification mapper column table bundle
            rootcertbundle cert certificate ca user username login email env variable vars retries attempts
            level config conf configuration settings options plugin plugins module extractor source sources
            target region group namespace pwdb db schema refresh renewal history expirations lock cache index
            rule rules page view route form button icon kid aud sub identifier algorithms algos encryption scheme schemes
            hashing kwargs project helper param params model symbol query sid attribute attributes selector
            """);

    /** Those of them that may as well say where a password holds, as in {@code PASSWORD_DB}. */
    private static final Set<String> PLACES =
            Words.set("db database email server user login cache source target project mail");

    /** Those of them that say nothing of a text that is drawn by lot. */
    private static final Set<String> NO_IDENTIFIERS = Words.set("encryption hashing kwargs param params query");

    /** What before the word {@code key} at the end makes it the name of an entry, as in {@code JWT_ROLE_CLAIM_KEY}. */
    private static final Set<String> ENTRIES = Words.set("claim claims header headers");

    /** What before {@code CONSUMER_KEY} makes it the key of one who uses an API. */
    private static final Set<String> APIS = Words.set("twitter oauth oauth1 woocommerce woo wc x");

    /** Words at the beginning by which a name asks whether or how, such as {@code ALLOW_EMPTY_PASSWORD}. */
    private static final Set<String> SWITCHES = Words.set("""
            allow use enable disable require generate random show hide skip ignore force validate verify check
            no has is max min num forgot reset empty onetime
            """);

    /** What stands before {@code USERS} where each has its password behind a colon. */
    private static final Set<String> WITH_USERS =
            Words.set("auth basicauth sftp ftp ftpd pureftpd vsftpd rsync htpasswd socks webdav");

    /** Words that mean an account, or what belongs to one, on a chain. */
    private static final Set<String> ACCOUNTS = Words.set(
            "wallet mint treasury address account contract program owner validator recipient payer authority");

    /** What follows {@code BUNDLE} where the rest of the name is no host. */
    private static final Set<String> BUNDLER_SETTINGS = Words.set("build local mirror gemfile");

    /** Every secret's name has one of these in it, in lower case. */
    private static final List<String> MARKS = Words.list("""
            pass pwd pw secret token key cred psk cookie salt pepper jwt auth bearer psw mnemonic kennwort
            senha contrase mdp motdepasse encrypt phrase pat wachtwoord haslo hasło heslo jelszo salasana losenord
            lösenord sifre şifre clave
            """);

    private SecretNames() {}

    /** How surely this name says that what bears it is secret. */
    static NameStrength strength(String name) {
        boolean workingDirectory = name.equals("PWD") || name.equals("OLDPWD");
        return workingDirectory ? NameStrength.NONE : strengthWithin(name);
    }

    /** The same of a name that a text gives something, where {@code PWD} is no working directory. */
    static NameStrength strengthWithin(String name) {
        if (!Words.hasOne(name.toLowerCase(Locale.ROOT), MARKS)) {
            return NameStrength.NONE;
        }
        List<String> words = beforeFor(words(name));
        int last = words.size() - 1;
        if (last < 0 || isPublic(words) || isChecksum(name)) {
            return NameStrength.NONE;
        }
        if (last > 1 && words.get(last).equals("id") && isSecretId(words)) {
            return NameStrength.STRONG;
        }
        boolean namesCluster = words.contains("initial") && words.contains("cluster"); // As etcd tells clusters apart.
        boolean namesEntry = last > 0 && words.get(last).equals("key") && ENTRIES.contains(words.get(last - 1));
        if (namesCluster || namesEntry) {
            return NameStrength.NONE;
        }
        if (HARMLESS_ENDINGS.contains(words.get(last))) {
            boolean namesPlace = last > 0
                    && PLACES.contains(words.get(last))
                    && !words.get(last - 1).endsWith("key")
                    && SecretWords.isSecret(words, last - 1);
            return namesPlace ? NameStrength.FAINT : NameStrength.NONE;
        }
        for (int i = last; i >= 0; i--) {
            if (SecretWords.isSecret(words, i)) {
                boolean isSure = onlyBehind(words, i + 1) && !SecretWords.isSeldom(words, i) && !isAnnotation(name);
                return isSure ? NameStrength.STRONG : NameStrength.WEAK;
            }
        }
        return NameStrength.NONE;
    }

    /** Whether a name is that of a password, of which a short number may be one. */
    static boolean isPassword(String name) {
        List<String> words = words(name);
        for (int i = words.size() - 1; i >= 0; i--) {
            if (SecretWords.isSecret(words, i)) {
                return SecretWords.isPassword(words, i);
            }
        }
        return false;
    }

    /** Whether something is a public key, or published otherwise. */
    private static boolean isPublic(List<String> words) {
        int key = words.size() - 1;
        return words.contains("public")
                || words.contains("publishable")
                || words.contains("pubkey")
                || words.contains("pubkeys")
                || key > 0 && words.get(key - 1).equals("pub") && words.get(key).startsWith("key");
    }

    /** Whether a name is that of an annotation with which pods begin anew where a Secret has changed. */
    private static boolean isChecksum(String name) {
        return name.startsWith("checksum/") || name.startsWith("checksum-") || name.contains("/checksum-");
    }

    /** Whether a name is that of an annotation, in which objects are told the names of others. */
    private static boolean isAnnotation(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && name.lastIndexOf('.', slash) > 0;
    }

    /** Whether what bears a name may be the way to a secret in a store, of which every part is a word. */
    static boolean mayLeadToStore(String name) {
        List<String> words = words(name);
        return !words.isEmpty() && words.get(words.size() - 1).startsWith("secret");
    }

    /** Whether what bears a name may be the store of many secrets, as behind {@code --secrets}, and not a secret alone. */
    static boolean mayChooseStore(String name) {
        List<String> words = words(name);
        int last = words.size() - 1;
        boolean ofClient = last > 0 && words.get(last - 1).equals("client");
        return last >= 0 && words.get(last).equals("secrets") && !ofClient;
    }

    /** Whether what bears a name may be what messages are sent or sorted by, as {@code CONSUMER_KEY} may. */
    static boolean mayNameMessages(String name) {
        List<String> words = words(name);
        int last = words.size() - 1;
        return last > 0
                && words.get(last).equals("key")
                && words.get(last - 1).equals("consumer")
                && !(last > 1 && APIS.contains(words.get(last - 2)));
    }

    /** Whether a name says secret, and not only that of an account or a token on a chain. */
    static boolean saysSecret(String name) {
        return words(name).contains("secret");
    }

    /** Whether a name has to do with accounts on a chain, which everybody may know. */
    static boolean namesAccount(String name) {
        return words(name).stream().anyMatch(ACCOUNTS::contains);
    }

    /** Whether an {@code ID} is the secret itself, as Vault takes its root token and the password of a role. */
    private static boolean isSecretId(List<String> words) {
        String before = words.get(words.size() - 2);
        return before.equals("token") && words.contains("root")
                || before.equals("secret") && (words.contains("vault") || words.contains("approle"));
    }

    /** Whether a name is that of a key of GnuPG, which its fingerprint stands for. */
    static boolean namesPgpKey(String name) {
        List<String> words = words(name);
        return words.contains("key") && (words.contains("gpg") || words.contains("pgp"));
    }

    /** Whether a name asks whether or how something is done with a secret: its value is a switch or a number. */
    static boolean isSwitch(String name) {
        List<String> words = words(name);
        for (String word : words) {
            if (SWITCHES.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** What a name says before it tells whom that is for, as in {@code API_KEY_FOR_PLUGIN}. */
    private static List<String> beforeFor(List<String> words) {
        int purpose = words.lastIndexOf("for");
        if (purpose < 1) {
            return words;
        }
        List<String> before = words.subList(0, purpose);
        // A DEFAULT_FOR_DB_PASSWORD says nothing before.
        boolean tells = HARMLESS_ENDINGS.contains(before.get(purpose - 1))
                || IntStream.range(0, purpose).anyMatch(i -> SecretWords.isSecret(before, i));
        return tells ? before : words;
    }

    /** Whether a name means {@code user:password}, as {@code ES_AUTH} does, or the host of one for Bundler. */
    static boolean takesUserWithPassword(String name) {
        List<String> words = words(name);
        if (name.startsWith("BUNDLE_") && name.contains("__") && !BUNDLER_SETTINGS.contains(words.get(1))) {
            return true;
        }
        int last = words.size() - 1;
        return last >= 0
                && (words.get(last).equals("basicauth")
                        || words.get(last).equals("auth")
                        || last > 0 && words.get(last).equals("users") && WITH_USERS.contains(words.get(last - 1)));
    }

    /** Whether a value under a name that takes a user with a password is of that form; an {@code AUTH} may be anything else. */
    static boolean isUserFor(String name, String user, String password) {
        List<String> words = words(name);
        boolean isSure = words.size() > 1 && !words.get(words.size() - 1).equals("users");
        return isSure
                || !WAYS.contains(user.toLowerCase(Locale.ROOT))
                        && password.chars().anyMatch(c -> Character.isDigit(c) || Character.isUpperCase(c));
    }

    /** Whether a name is that of a directive of nginx, of which the value may be an address, as well as of a password. */
    static boolean mayPassToProxy(String name) {
        List<String> words = words(name);
        int last = words.size() - 1;
        return last > 0 && words.get(last).equals("pass") && words.get(last - 1).equals("proxy");
    }

    /** Whether a name means an identifier, a hash or the like, which look random and are no secret. */
    static boolean isIdentifier(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        return HARMLESS_ENDINGS.contains(last) && !NO_IDENTIFIERS.contains(last) || isPublic(words) || isChecksum(name);
    }

    /** Whether a name has to do with keys, without saying that they are secret ones. */
    static boolean mentionsKey(String name) {
        List<String> words = words(name);
        return words.contains("key") || words.contains("auth") || words.contains("sas") || words.contains("cred");
    }

    private static boolean onlyBehind(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            String word = words.get(i);
            if (!BEHIND.contains(word) && !isNumber(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!(c >= '0' && c <= '9') && !(i == 0 && c == 'v' && word.length() > 1)) {
                return false;
            }
        }
        return true;
    }

    /** The words of a name in lower case: parted by anything but letters and digits, and by capitals. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean partOfWord = Character.isLetterOrDigit(c);
            boolean begins = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1))
                            || Character.isDigit(name.charAt(i - 1)) && !isUpperCase(name)
                            || i + 1 < name.length()
                                    && Character.isUpperCase(name.charAt(i - 1))
                                    && Character.isLowerCase(name.charAt(i + 1)));
            if ((!partOfWord || begins) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (partOfWord) {
                word.append(Character.toLowerCase(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isUpperCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLowerCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
