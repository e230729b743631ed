package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** Which texts look like a key or a token and may be known to everybody. */
final class PublicTexts {

    /** How texts begin that are a public key, a certificate, or the hash of a password. */
    private static final List<String> PUBLIC = Words.list("""
            ssh-rsa ssh-ed25519 ssh-dss ecdsa-sha2- sk-ssh- sk-ecdsa- $2a$ $2b$ $2y$ $apr1$ $1$ $5$ $6$
            $argon2 $scrypt$ $pbkdf2 $$2a$$ $$2b$$ $$2y$$ $$apr1$$ $$1$$ $$5$$ $$6$$ {sha} {ssha} pbkdf2_sha bcrypt_sha argon2$
            scram-sha-256$ sha256: sha512: sha1: md5: pk.eyj phc_
            """);

    /** How long the public half of an age key is. */
    private static final int AGE_RECIPIENT = 62;

    /** How long the address of an account on a chain is: {@code 0x} and twenty bytes. */
    private static final int ACCOUNT = 42;

    private static final int FINGERPRINT = 40;

    /** The hash of a password as PostgreSQL has it, and the token of Datadog that every browser is given. */
    private static final Pattern HASH_OR_CLIENT = Pattern.compile("(?:md5|pub)[0-9a-f]{32}");

    /** Identifiers that are drawn by lot: of Stripe, Twilio, YouTube and IPFS. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?:price|acct|prod|plan|cus|sub|pm|txr|seti)_[A-Za-z0-9]{14,32}|(?!SK)[A-Z]{2}[0-9a-f]{32}"
                    + "|UC[\\w-]{22}|PL[\\w-]{32}|Qm[1-9A-HJ-NP-Za-km-z]{44}");

    /** An account of Solana: 32 bytes without the letters that look like others. */
    private static final Pattern BASE58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{43,44}");

    private PublicTexts() {}

    /** Whether a text, in small letters, is a public key, a certificate, or the hash of a password. */
    static boolean isPublic(String lowerCase) {
        boolean block = lowerCase.startsWith("-----begin ");
        boolean age = lowerCase.startsWith("age1") && lowerCase.length() == AGE_RECIPIENT;
        int user = lowerCase.indexOf(":$");
        return age
                || HASH_OR_CLIENT.matcher(lowerCase).matches()
                || isAccount(lowerCase)
                || Words.begins(lowerCase, PUBLIC)
                || user > 0 && Words.begins(lowerCase.substring(user + 1), PUBLIC)
                || block && (lowerCase.contains("public key") || lowerCase.contains("certificate"));
    }

    /** Whether a text is the address of an account or a contract on a chain, which everybody may know. */
    static boolean isAccount(String text) {
        return text.length() == ACCOUNT && text.startsWith("0x") && isHex(text, 2);
    }

    /** Whether a text is an identifier that is drawn by lot, or an account under a name that says so. */
    static boolean isIdentifier(String name, String text) {
        return IDENTIFIER.matcher(text).matches()
                || isAccount(text)
                || SecretNames.namesAccount(name) && BASE58.matcher(text).matches();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is the fingerprint of a key of GnuPG. */
    static boolean isFingerprint(String text) {
        return text.length() == FINGERPRINT && isHex(text, 0);
    }
}
