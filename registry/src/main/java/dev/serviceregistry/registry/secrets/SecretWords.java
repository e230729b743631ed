package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.Set;

/** Which words of a name mean a secret, by themselves or by the words around them. */
final class SecretWords {

    /** Words that mean a secret. */
    private static final Set<String> SECRETS = Words.set("""
            password passwords passwd passphrase passcode pass pwd pw psw pswd secret secrets token bearer
            credential credentials creds psk salt pepper jwt mnemonic passwort kennwort senha contrasena
            contraseña mdp motdepasse requirepass masterauth passkey skey wachtwoord haslo hasło heslo jelszo salasana
            losenord lösenord sifre şifre clave
            """);

    /** Words among them, and ends of run-together ones, that mean a password, of which some are short numbers. */
    private static final List<String> PASSWORDS = Words.list("""
            password passwords passwd passphrase passcode pass pwd pw psw pswd passwort kennwort senha contrasena
            contraseña mdp motdepasse requirepass masterauth wachtwoord haslo hasło heslo jelszo salasana losenord
            lösenord sifre şifre clave
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
            tavily twilio fernet csrf nonce sign secure server application logged opsgenie ably omdb consumer pagerduty honeycomb newrelic etherscan mollie
            """);

    /** Those of them of which the key is as often the name of an entry. */
    private static final Set<String> SELDOM_KEYS = Words.set("sign server application");

    /** What before the word {@code pass} makes it a password, of which a short number may be one. */
    private static final Set<String> BEFORE_PASS = Words.set("""
            db database root admin user default login account mysql mariadb postgres pg redis mongo mongodb rabbitmq
            amqp mqtt smtp mail imap ftp sftp ssh ldap proxy basic auth my sql sa vnc wifi
            """);

    /** Words between such a word and {@code key} that change nothing, as in {@code ENCRYPTION_PRIMARY_KEY}. */
    private static final Set<String> BETWEEN = Words.set("""
            primary secondary deterministic derivation current default data field record in
            """);

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

    /** What stands before {@code secret} where it names one that a platform holds. */
    private static final Set<String> HELD_ELSEWHERE =
            Words.set("pull tls ssl cert ingress image external existing registry");

    private SecretWords() {}

    static boolean isSecret(List<String> words, int i) {
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

    /** Whether a word that means a secret means a password. */
    static boolean isPassword(List<String> words, int i) {
        String word = withoutNumber(words.get(i));
        return word.equals("pass")
                ? i > 0 && BEFORE_PASS.contains(words.get(i - 1))
                : PASSWORDS.stream().anyMatch(word::endsWith);
    }

    /** Whether what a word means is as often what a secret is called, or the name of an entry, as a secret. */
    static boolean isSeldom(List<String> words, int i) {
        boolean isLogin = i > 1
                && words.get(i).equals("secret")
                && words.get(i - 1).equals("auth")
                && words.get(i - 2).equals("basic");
        return isLogin || isSeldomKey(words, i);
    }

    private static boolean isSeldomKey(List<String> words, int i) {
        return i > 0 && words.get(i).startsWith("key") && SELDOM_KEYS.contains(words.get(i - 1));
    }

    /** A word without the digits at its end, by which several of one kind are told apart. */
    static String withoutNumber(String word) {
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
}
