package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Which names say that what bears them is secret. */
final class SecretNames {

    /** Words that mean a secret. */
    private static final Set<String> SECRETS = Words.set("""
            password passwords passwd passphrase passcode pass pwd pw psw pswd secret secrets token bearer
            credential credentials creds psk dsn salt pepper jwt mnemonic passwort kennwort senha contrasena
            contraseña mdp motdepasse requirepass masterauth passkey skey
            """);

    /** Words among them, and ends of run-together ones, that mean a password, of which some are short numbers. */
    private static final List<String> PASSWORDS = Words.list("""
            password passwords passwd passphrase passcode pass pwd pw psw pswd passwort kennwort senha contrasena
            contraseña mdp motdepasse requirepass masterauth
            """);

    /** How run-together words end that mean a secret, such as {@code pgpassword}. */
    private static final List<String> ENDINGS = Words.list("""
            password passwd pwd passphrase secret token apikey secretkey accesskey privatekey authkey encryptionkey
            signingkey masterkey licensekey accountkey sharedkey passkey pswd
            """);

    /** Ordinary words that end as {@code smtppass} does. */
    private static final Set<String> NO_PASSWORDS =
            Words.set("bypass compass encompass trespass surpass overpass underpass");

    /** What makes the word {@code key} behind it a secret one. */
    private static final Set<String> KEYS = Words.set("""
            api secret secrets private access auth authentication encryption encrypt enc openssl des crypt crypto cipher signing
            signature master account shared session app base license service role hmac aes rsa deploy storage
            subscription instrumentation ingestion admin root write webhook cookie security unseal recovery otp
            wg wireguard openai anthropic groq datadog dd algolia sendgrid mailgun stripe maps developer user
            integration preshared jwt token cloudflare cohere deepgram deepseek elevenlabs gemini huggingface lob
            mailchimp mailjet mistral openrouter perplexity pinecone postmark replicate resend snyk sparkpost
            tavily twilio fernet csrf nonce sign secure server application logged
            """);

    /** Those of them of which the key is as often the name of an entry. */
    private static final Set<String> SELDOM_KEYS = Words.set("sign server application");

    /** What before the word {@code pass} makes it a password, of which a short number may be one. */
    private static final Set<String> BEFORE_PASS = Words.set("""
            db database root admin user default login account mysql mariadb postgres pg redis mongo mongodb rabbitmq
            amqp mqtt smtp mail imap ftp sftp ssh ldap proxy basic auth my sql sa vnc wifi
            """);

    /** What stands before a colon in the value of an {@code AUTH} and is a way to log in, or who may, and no user. */
    private static final Set<String> WAYS = Words.set("""
            ldap ldaps basic sasl jwt digest allow deny group role user github gitlab google azure saml oidc oauth oauth2
            bearer token none kerberos ntlm pam file plain scram mtls tls x509 type mode method
            """);

    /** Words between such a word and {@code key} that change nothing, as in {@code ENCRYPTION_PRIMARY_KEY}. */
    private static final Set<String> BETWEEN = Words.set("""
            primary secondary deterministic derivation current default data field record in
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
            hashing kwargs project helper param params model symbol query
            """);

    /** Those of them that say nothing of a text that is drawn by lot. */
    private static final Set<String> NO_IDENTIFIERS = Words.set("encryption hashing kwargs param params query");

    /** What before the word {@code key} at the end makes it the name of an entry, as in {@code JWT_ROLE_CLAIM_KEY}. */
    private static final Set<String> ENTRIES = Words.set("claim claims header headers");

    /** What stands before {@code credentials} behind {@code SSL}, where Kafka's image takes the name of a file. */
    private static final Set<String> STORES = Words.set("key keystore truststore");

    /** Programs of which the key of an application is public. */
    private static final Set<String> PUBLIC_APPLICATIONS = Words.set("pusher reverb soketi");

    /** What stands before {@code PAT}, a personal access token. */
    private static final Set<String> PERSONAL = Words.set("""
            github gh gitlab gl git ghcr azure ado azdo azp devops vsts bitbucket docker dockerhub registry personal
            access
            """);

    /** What stands before {@code phrase} where the words of it are a key. */
    private static final Set<String> PHRASES = Words.set("seed recovery mnemonic secret");

    /** Programs of which {@code ENCRYPT} behind their name is the key that they encrypt with. */
    private static final Set<String> ENCRYPTING = Words.set("consul nomad serf");

    /** Programs of which {@code AUTH} behind their name is the password alone. */
    private static final Set<String> AUTHENTICATING = Words.set("redis rediscli valkey neo4j");

    /** Words at the beginning by which a name asks whether or how, such as {@code ALLOW_EMPTY_PASSWORD}. */
    private static final Set<String> SWITCHES = Words.set("""
            allow use enable disable require generate random show hide skip ignore force validate verify check
            no has is max min num forgot reset empty onetime
            """);

    /** What follows {@code BUNDLE} where the rest of the name is no host. */
    private static final Set<String> BUNDLER_SETTINGS = Words.set("build local mirror gemfile");

    /** What stands before {@code secret} where it names one that a platform holds. */
    private static final Set<String> HELD_ELSEWHERE = Words.set("pull tls ingress image external");

    /** Every secret's name has one of these in it, in lower case. */
    private static final List<String> MARKS = Words.list("""
            pass pwd pw secret token key cred psk dsn cookie salt pepper jwt auth bearer psw mnemonic kennwort
            senha contrase mdp motdepasse encrypt phrase pat
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
        if (namesCluster || namesEntry || HARMLESS_ENDINGS.contains(words.get(last))) {
            return NameStrength.NONE;
        }
        for (int i = last; i >= 0; i--) {
            if (isSecret(words, i)) {
                return onlyBehind(words, i + 1) && !isSeldomKey(words, i) ? NameStrength.STRONG : NameStrength.WEAK;
            }
        }
        return NameStrength.NONE;
    }

    /** Whether a name is that of a password, of which a short number may be one. */
    static boolean isPassword(String name) {
        List<String> words = words(name);
        for (int i = words.size() - 1; i >= 0; i--) {
            if (isSecret(words, i)) {
                String word = withoutNumber(words.get(i));
                return word.equals("pass")
                        ? i > 0 && BEFORE_PASS.contains(words.get(i - 1))
                        : PASSWORDS.stream().anyMatch(word::endsWith);
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
                || IntStream.range(0, purpose).anyMatch(i -> isSecret(before, i));
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
                && (words.get(last).equals("basicauth") || words.get(last).equals("auth"));
    }

    /** Whether a value under a name that takes a user with a password is of that form; an {@code AUTH} may be anything else. */
    static boolean isUserFor(String name, String user, String password) {
        return words(name).size() > 1
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

    private static boolean isSecret(List<String> words, int i) {
        String word = withoutNumber(words.get(i));
        String before = i == 0 ? "" : words.get(i - 1);
        boolean isLast = i == words.size() - 1;
        if (word.equals("key") || word.equals("keys")) {
            int qualifier = i - 1;
            while (qualifier > 0 && BETWEEN.contains(words.get(qualifier))) {
                qualifier--;
            }
            boolean isPublic = qualifier > 0
                    && words.get(qualifier).equals("app")
                    && words.stream().anyMatch(PUBLIC_APPLICATIONS::contains);
            return qualifier >= 0 && KEYS.contains(words.get(qualifier)) && !isPublic
                    || i + 1 < words.size() && words.get(i + 1).equals("base");
        }
        if (word.equals("tokens")) {
            return KEYS.contains(before);
        }
        if (word.equals("auth")) {
            return isLast && AUTHENTICATING.contains(before);
        }
        if (word.equals("pat") || word.equals("phrase") || word.equals("encrypt")) {
            return isLast
                    && (word.equals("pat") ? PERSONAL : word.equals("phrase") ? PHRASES : ENCRYPTING).contains(before);
        }
        if (word.equals("credentials") && words.contains("ssl")) {
            return !STORES.contains(before);
        }
        if (word.equals("salt") && before.equals("key")) {
            return !(i > 1 && words.get(i - 2).equals("cache"));
        }
        if (word.equals("cookie")) {
            return before.equals("erlang") || before.equals("rabbitmq") || before.equals("node");
        }
        if (word.equals("secret") || word.equals("secrets")) {
            return !HELD_ELSEWHERE.contains(before);
        }
        if (word.equals("pass")) {
            boolean through = i + 1 < words.size() && words.get(i + 1).equals("through");
            return !through && !before.equals("by");
        }
        return SECRETS.contains(word) || endsLikeOne(word);
    }

    private static boolean isSeldomKey(List<String> words, int i) {
        return i > 0 && words.get(i).startsWith("key") && SELDOM_KEYS.contains(words.get(i - 1));
    }

    /** A word without the digits at its end, by which several of one kind are told apart. */
    private static String withoutNumber(String word) {
        int end = word.length();
        while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean endsLikeOne(String word) {
        if (word.endsWith("pass")) {
            return word.length() > 5 && !NO_PASSWORDS.contains(word);
        }
        if (word.endsWith("pw")) {
            return word.length() > 4; // As slapd.conf has rootpw.
        }
        String single = word.endsWith("keys") ? word.substring(0, word.length() - 1) : word;
        for (String ending : ENDINGS) {
            if (single.endsWith(ending)) {
                return true;
            }
        }
        return false;
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
