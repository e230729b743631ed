package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds tokens of known issuers that have parts of their own form each, and private keys in JSON. */
final class IssuedTokens {

    /**
     * A form of tokens.
     *
     * @param kind what such a token is, for people
     * @param mark what every one of them has in it
     */
    private record Form(String kind, String mark, Pattern pattern) {

        static Form of(String kind, String mark, String pattern) {
            return new Form(kind, mark, Pattern.compile("(?<![A-Za-z0-9_.-])" + pattern + "(?![A-Za-z0-9_-])"));
        }
    }

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static final List<Form> FORMS = List.of(
            Form.of("HubSpot token", "pat-", "pat-[a-z]{2}\\d-" + UUID),
            Form.of("Axiom token", "xa", "xa(?:at|pt)-" + UUID),
            Form.of("Open VSX token", "ovsxat_", "ovsxat_" + UUID),
            Form.of("Snyk token", "snyk_uat.", "snyk_[us]at\\.[0-9a-f]{8}\\.[\\w.-]{40,999}"),
            Form.of("Dropbox token", "sl.u.", "sl\\.u\\.[\\w-]{60,1999}"),
            Form.of("Honeycomb key", "hca", "hca[a-z]{2}_[a-z0-9]{58}"),
            Form.of("OneSignal key", "os_v2_", "os_v2_(?:app|org)_[a-z2-7]{60,120}"),
            Form.of("Firebase key", ":APA91b", "AAAA[\\w-]{7}:APA91b[\\w-]{120,160}"),
            Form.of("Ably key", ":", "[\\w-]{6}\\.[\\w-]{6}:[\\w-]{43}"),
            Form.of("Asana token", "/", "[12]/\\d{15,17}(?:/\\d{15,17})?:[0-9a-f]{32}"),
            Form.of("Twitch token", "oauth:", "oauth:[a-z0-9]{30}"),
            Form.of("Unleash token", ":", "(?:\\*|[a-z][\\w-]{0,60}):[a-z][\\w-]{0,40}\\.[0-9a-f]{56,64}"),
            Form.of("Neon password", "npg_", "npg_[A-Za-z0-9]{12}"),
            Form.of("Bitwarden token", "0.", "0\\." + UUID + "\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}=="),
            Form.of("Salesforce token", "00D", "00D[A-Za-z0-9]{12,15}![\\w.]{80,130}"),
            Form.of("ClickUp token", "pk_", "pk_\\d{7,9}_[A-Z0-9]{32}"),
            Form.of("NATS seed", "S", "S[AUOCN][A-Z2-7]{56}"),
            Form.of("Stellar seed", "S", "S[A-Z2-7]{55}"),
            Form.of("Nostr key", "nsec1", "nsec1[a-z0-9]{58}"),
            Form.of("AWS session token", "IQoJb3JpZ2lu", "IQoJb3JpZ2lu[A-Za-z0-9+/=_-]{100,4000}"),
            Form.of("GitLab token", "glwt-", "glwt-[\\w-]{20,999}"),
            Form.of("Aiven password", "AVNS_", "AVNS_[\\w-]{19}"),
            Form.of(
                    "encrypted JSON web token",
                    "eyJ",
                    "eyJ[\\w-]{15,999}(?:\\.[\\w-]{0,1999}){2}\\.[\\w-]{8,1999}\\.[\\w-]{16,99}"));

    /** Where a key in JSON says of which kind it is. */
    private static final Pattern KIND_OF_KEY =
            Pattern.compile("\\\\?\"kty\\\\?\"\\s{0,9}:\\s{0,9}\\\\?\"(?<kind>oct|RSA|EC|OKP)\\\\?\"");

    /** The private part of a key in JSON: of one that is no pair the key itself. */
    private static final Pattern PRIVATE_PART =
            Pattern.compile("\\\\?\"(?<name>[dk])\\\\?\"\\s{0,9}:\\s{0,9}\\\\?\"(?<secret>[\\w+/=-]{16,2000})\\\\?\"");

    private IssuedTokens() {}

    /** The first of them in a text; null for none. */
    static @Nullable Span find(String text) {
        Span first = text.contains("kty") ? ofKey(text) : null;
        for (Form form : FORMS) {
            Span found = text.contains(form.mark()) ? first(form, text) : null;
            first = first == null || found != null && found.from() < first.from() ? found : first;
        }
        return first;
    }

    private static @Nullable Span first(Form form, String text) {
        Matcher token = form.pattern().matcher(text);
        while (token.find()) {
            if (!TokenForm.isStandIn(text, token.start(), token.end()) && isDrawn(token.group())) {
                return new Span(form.kind(), token.start(), token.end(), token.start(), token.end());
            }
        }
        return null;
    }

    /** Words alone have no digit in such a length. */
    private static boolean isDrawn(String token) {
        return token.chars().filter(Character::isDigit).count() > 1;
    }

    private static @Nullable Span ofKey(String text) {
        Matcher kind = KIND_OF_KEY.matcher(text);
        boolean isSymmetric = false;
        boolean isPair = false;
        while (kind.find()) {
            isSymmetric |= kind.group("kind").equals("oct");
            isPair |= !kind.group("kind").equals("oct");
        }
        Matcher part = PRIVATE_PART.matcher(text);
        while (part.find()) {
            if (part.group("name").equals("k") ? isSymmetric : isPair) {
                return new Span("private key", part.start(), part.end(), part.start("secret"), part.end("secret"));
            }
        }
        return null;
    }
}
