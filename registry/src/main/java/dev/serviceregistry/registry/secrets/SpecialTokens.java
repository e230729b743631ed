package dev.serviceregistry.registry.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens and keys whose form is more than a beginning and an alphabet. */
final class SpecialTokens {

    private static final List<String> PRIVATE_KEYS =
            List.of("PRIVATE KEY-----", "PRIVATE KEY BLOCK-----", "PuTTY-User-Key-File-");

    /** How the binary form of a private key begins in base64, without the lines around it. */
    private static final List<String> BARE_KEYS = Words.list("""
            ADANBgkqhkiG9w0BAQEFAASC MIGHAgEAMBMGByqGSM49AgEG MHcCAQEEI MIIEowIBAAKCAQEA MIIEpAIBAAKCAQEA
            MIIEpQIBAAKCAQEA MIIJKAIBAAKCAgEA MIIJKQIBAAKCAgEA MC4CAQAwBQYDK2VwBCIEI b3BlbnNzaC1rZXktdjE
            """);

    /** How a key in lines, and JSON, begin in base64. */
    private static final List<String> ENCODED = Words.list("LS0tLS1CRUdJTi ew ey");

    private static final int SHORTEST_ENCODED = 60;

    /** What stands before a UUID that is a token. */
    private static final List<String> BEFORE_UUID =
            Words.list("api- sdk- access-sandbox- access-development- access-production-");

    private static final List<String> RANCHER = Words.list("token- kubeconfig-");

    private static final int UUID = 36;

    private SpecialTokens() {}

    /** The token that begins at a place of a text, before which no letter or digit stands; null for none. */
    static @Nullable Span at(String text, int at) {
        char c = text.charAt(at);
        int end = -1;
        String kind = "";
        if (c == 'e' && text.startsWith("eyJ", at)) {
            end = jwt(text, at);
            kind = "JSON web token";
        } else if (c == 'Z' && text.startsWith("ZXlK", at)) {
            end = encodedJwt(text, at);
            kind = "JSON web token";
        } else if (c == '-' && text.startsWith("-----BEGIN ", at)
                || c == 'P' && text.startsWith("PuTTY-User-Key-File-", at)) {
            end = privateKey(text, at);
            kind = "private key";
        } else if (c == 't' && text.startsWith("token-", at) || c == 'k' && text.startsWith("kubeconfig-", at)) {
            end = rancher(text, at);
            kind = "Rancher token";
        } else if (c >= '0' && c <= '9' || c >= 'a' && c <= 'f') {
            // In the addresses of the interface the word bot stands before it.
            end = telegram(text, text.startsWith("bot", at) ? at + 3 : at);
            kind = "Telegram bot token";
            if (end < 0) {
                end = mail(text, at);
                kind = "mail delivery key";
            }
            if (end < 0) {
                end = facebook(text, at);
                kind = "Facebook token";
            }
        }
        if (end < 0 && (c == 'a' || c == 's' || c == 'p')) {
            end = uuid(text, at);
            kind = "key of a service";
        }
        if (end < 0 && (c == 'M' || c == 'N' || c == 'O')) {
            end = discord(text, at);
            kind = "Discord bot token";
        }
        if (end < 0 && (c == 'M' || c == 'b')) {
            end = bareKey(text, at);
            kind = "private key";
        }
        if (end < 0 && (c == 'L' || c == 'e')) {
            end = encoded(text, at);
            kind = "secret in base64";
        }
        if (end < 0) {
            end = azure(text, at);
            kind = "Azure client secret";
        }
        if (end < 0) {
            end = terraform(text, at);
            kind = "Terraform token";
        }
        if (end < 0) {
            end = maxMind(text, at);
            kind = "MaxMind key";
        }
        return end < 0 ? null : new Span(kind, at, end, at, end);
    }

    private static int run(String text, int from, TokenForm.Alphabet alphabet) {
        int end = from;
        int limit = Math.min(text.length(), from + TokenForm.LONGEST);
        while (end < limit && alphabet.has(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Three parts in base64 with dots between, the first two of them JSON. */
    private static int jwt(String text, int at) {
        int first = run(text, at, TokenForm.Alphabet.URL);
        if (first - at < 11 || !text.startsWith(".eyJ", first)) {
            return -1;
        }
        int second = run(text, first + 1, TokenForm.Alphabet.URL);
        if (second - first < 12 || second >= text.length() || text.charAt(second) != '.') {
            return -1;
        }
        int third = run(text, second + 1, TokenForm.Alphabet.URL);
        return third - second < 9 ? -1 : third;
    }

    /** The same in base64 once more, as a Secret of Kubernetes has it. */
    private static int encodedJwt(String text, int at) {
        if (!beginsRun(text, at)) {
            return -1;
        }
        int end = run(text, at, TokenForm.Alphabet.BASE64);
        return end - at >= 60 && jwt(RandomText.decoded(text.substring(at, end)), 0) > 0 ? end : -1;
    }

    private static int privateKey(String text, int at) {
        String head = text.substring(at, Math.min(text.length(), at + 64));
        return Words.hasOne(head, PRIVATE_KEYS) ? text.length() : -1;
    }

    private static int bareKey(String text, int at) {
        int end = run(text, at, TokenForm.Alphabet.BASE64);
        String head = text.substring(at, Math.min(text.length(), at + 44));
        return end - at >= 60 && Words.hasOne(head, BARE_KEYS) ? end : -1;
    }

    /** A private key, or JSON that has one or the credentials of a registry. */
    private static int encoded(String text, int at) {
        boolean mayBe = false;
        for (String beginning : ENCODED) {
            mayBe |= text.startsWith(beginning, at);
        }
        int end = mayBe && beginsRun(text, at) ? run(text, at, TokenForm.Alphabet.BASE64) : at;
        if (end - at < SHORTEST_ENCODED) {
            return -1;
        }
        String decoded = RandomText.decoded(text.substring(at, end));
        return Words.hasOne(decoded, PRIVATE_KEYS) || Assignments.find(decoded) != null ? end : -1;
    }

    /** Whether no character of the same text in base64 stands before a place; an equals sign stands before a value. */
    private static boolean beginsRun(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before == '=' || !TokenForm.Alphabet.BASE64.has(before);
    }

    private static boolean isDrawn(String text, int from, int to) {
        return to - from >= 20 && !TokenForm.isStandIn(text, from, to);
    }

    /** A name, a colon and 54 characters. */
    private static int rancher(String text, int at) {
        int colon = run(text, at, TokenForm.Alphabet.URL);
        if (!Words.begins(text.substring(at, colon), RANCHER) || colon >= text.length() || text.charAt(colon) != ':') {
            return -1;
        }
        int end = run(text, colon + 1, TokenForm.Alphabet.LETTERS);
        return end - colon == 55 && isDrawn(text, colon + 1, end) ? end : -1;
    }

    /** The number of an application, a bar and its secret. */
    private static int facebook(String text, int at) {
        int bar = at;
        while (bar < text.length() && Character.isDigit(text.charAt(bar))) {
            bar++;
        }
        if (bar - at < 15 || bar - at > 16 || bar == text.length() || text.charAt(bar) != '|') {
            return -1;
        }
        int end = run(text, bar + 1, TokenForm.Alphabet.URL);
        return end - bar > 27 && end - bar <= 41 && isDrawn(text, bar + 1, end) ? end : -1;
    }

    private static int uuid(String text, int at) {
        for (String beginning : BEFORE_UUID) {
            if (text.startsWith(beginning, at)) {
                int from = at + beginning.length();
                int end = run(text, from, TokenForm.Alphabet.URL);
                return end - from == UUID && isUuid(text, from) && isDrawn(text, from, end) ? end : -1;
            }
        }
        return -1;
    }

    private static boolean isUuid(String text, int from) {
        for (int i = 0; i < UUID; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(from + i);
            if (hyphen ? c != '-' : !TokenForm.Alphabet.HEX.has(c)) {
                return false;
            }
        }
        return true;
    }

    /** Six characters, 29 more and {@code mmk}, with underscores between. */
    private static int maxMind(String text, int at) {
        int end = at + 40;
        boolean fits = text.startsWith("_mmk", at + 36)
                && text.charAt(at + 6) == '_'
                && run(text, at, TokenForm.Alphabet.WORD) == end;
        return fits && isDrawn(text, at, at + 36) ? end : -1;
    }

    /** The number of a bot, a colon and 35 characters. */
    private static int telegram(String text, int at) {
        int colon = at;
        while (colon < text.length() && Character.isDigit(text.charAt(colon))) {
            colon++;
        }
        if (colon - at < 8 || colon - at > 10 || !text.startsWith(":A", colon)) {
            return -1;
        }
        int end = run(text, colon + 1, TokenForm.Alphabet.URL);
        return end - colon == 36 ? end : -1;
    }

    /** 32 hexadecimal digits and the data centre of Mailchimp, or two more groups of eight, as Mailgun has it. */
    private static int mail(String text, int at) {
        int end = run(text, at, TokenForm.Alphabet.HEX);
        if (end - at != 32) {
            return -1;
        }
        if (text.startsWith("-us", end)) {
            int digits = run(text, end + 3, TokenForm.Alphabet.HEX);
            return digits > end + 3 && digits <= end + 5 ? digits : -1;
        }
        int second = end < text.length() && text.charAt(end) == '-' ? run(text, end + 1, TokenForm.Alphabet.HEX) : -1;
        int third = second == end + 9 && second < text.length() && text.charAt(second) == '-'
                ? run(text, second + 1, TokenForm.Alphabet.HEX)
                : -1;
        return third == second + 9 && third > 0 ? third : -1;
    }

    private static int discord(String text, int at) {
        int first = run(text, at, TokenForm.Alphabet.URL);
        if (first - at < 24 || first - at > 28 || first >= text.length() || text.charAt(first) != '.') {
            return -1;
        }
        int second = run(text, first + 1, TokenForm.Alphabet.URL);
        if (second - first != 7 || second >= text.length() || text.charAt(second) != '.') {
            return -1;
        }
        int third = run(text, second + 1, TokenForm.Alphabet.URL);
        return third - second >= 28 && third - second <= 40 ? third : -1;
    }

    /** Three characters, a digit, {@code Q~} and 31 to 34 characters. */
    private static int azure(String text, int at) {
        if (!text.startsWith("Q~", at + 4) || !Character.isDigit(text.charAt(at + 3))) {
            return -1;
        }
        int end = at + 6;
        while (end < text.length() && (TokenForm.Alphabet.DOTTED.has(text.charAt(end)) || text.charAt(end) == '~')) {
            end++;
        }
        return end - at >= 37 && end - at <= 40 && isDrawn(text, at + 6, end) ? end : -1;
    }

    private static int terraform(String text, int at) {
        int mark = at + 14;
        if (!text.startsWith(".atlasv1.", mark)) {
            return -1;
        }
        int end = run(text, mark + 9, TokenForm.Alphabet.URL);
        return end - mark >= 60 ? end : -1;
    }
}
