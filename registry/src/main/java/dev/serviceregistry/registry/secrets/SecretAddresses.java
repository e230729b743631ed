package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds addresses that are a secret as a whole: whoever knows them may post a message, or ask on somebody's account. */
final class SecretAddresses {

    private static final String WEBHOOK = "webhook address";
    private static final String KEYED = "address with a key";

    /** Addresses of webhooks from the host on; what follows is the secret. */
    private static final List<String> WEBHOOKS = Words.list("""
            hooks.slack.com/services/ hooks.slack.com/workflows/
            discord.com/api/webhooks/ discordapp.com/api/webhooks/
            canary.discord.com/api/webhooks/ ptb.discord.com/api/webhooks/
            hooks.slack.com/triggers/ hooks.zapier.com/hooks/catch/
            outlook.office.com/webhook/ qyapi.weixin.qq.com/cgi-bin/webhook/send?key=
            open.feishu.cn/open-apis/bot/v2/hook/ open.larksuite.com/open-apis/bot/v2/hook/
            """);

    /** What stands before the key at the end of the addresses by which people ask nodes of chains. */
    private static final List<String> NODES = Words.list(".infura.io/v3/ .infura.io/ws/v3/ .alchemy.com/v2/");

    /** Addresses of webhooks that people write without a scheme too. */
    private static final String BARE = "hooks.slack.com/services/";

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Where the secret of an address ends: no more of it follows. */
    private static final String END = "(?![A-Za-z0-9_-])";

    private static final List<String> SCHEMES = Words.list("https:// http://");

    /** Either of them; schemes and hosts are the same in any letter case. */
    private static final String WEB = "(?i:https?)://";

    /** What leads to the webhooks of Mattermost and Rocket.Chat, which people run on hosts of their own. */
    private static final String OWN_HOOKS =
            WEB + "[^\\s\"'/?#]{1,200}+(?:/(?!hooks/)[^\\s\"'/?#]{1,99}+){0,20}+/hooks/";

    private static final List<Pattern> OTHER_WEBHOOKS = List.of(
            Pattern.compile(WEB + "[\\w.-]{1,200}\\.(?i:(?:logic\\.azure|api\\.powerplatform)\\.com)(?::443)?/"
                    + "[^\\s\"'?]{1,300}\\?[^\\s\"']{0,300}\\bsig=(?<secret>[A-Za-z0-9_%-]{40,60})" + END),
            Pattern.compile(WEB + "(?i:maker\\.ifttt\\.com)/trigger/[\\w{}-]{1,99}/(?:json/)?with/key/"
                    + "(?<secret>[\\w-]{20,64})" + END),
            Pattern.compile(WEB + "(?i:hook\\.[a-z0-9.]{0,9}make\\.com)/(?<secret>[a-z0-9]{28,40})" + END),
            Pattern.compile(OWN_HOOKS + "(?<secret>(?=[a-z]{0,25}\\d{1,25}[a-z]{1,25}\\d)[a-z0-9]{26})" + END),
            Pattern.compile(OWN_HOOKS + "(?<secret>[A-Za-z0-9]{17}/[A-Za-z0-9]{40,64})" + END),
            Pattern.compile(WEB + "(?i:api\\.flock\\.com)/hooks/sendMessage/(?<secret>" + UUID + ")" + END),
            Pattern.compile(
                    WEB + "(?i:events(?:\\.eu)?\\.pagerduty\\.com)/integration/(?<secret>[0-9a-f]{32})/enqueue"),
            Pattern.compile(WEB + "(?i:alert\\.victorops\\.com)/integrations/[\\w/-]{1,99}/alert/" + "(?<secret>" + UUID
                    + ")" + END));

    private static final List<Pattern> OTHER_NODES = List.of(
            Pattern.compile("(?:https|wss)://[\\w.-]{1,200}\\.quiknode\\.pro/(?<secret>[0-9a-f]{40})" + END),
            Pattern.compile("(?:https|wss)://rpc\\.ankr\\.com/[a-z_]{1,40}/(?:ws/)?(?<secret>[0-9a-f]{64})" + END),
            Pattern.compile("(?:https|wss)://[\\w.-]{1,200}\\.blastapi\\.io/(?<secret>" + UUID + ")" + END),
            Pattern.compile("(?:https|wss)://[\\w.-]{1,200}\\.p2pify\\.com/(?<secret>[0-9a-f]{32})" + END),
            Pattern.compile("(?:https|wss)://lb\\.drpc\\.org/[^\\s\"']{0,99}\\bdkey=(?<secret>[\\w-]{40,50})" + END));

    /** Addresses by which programs send messages through a service, as Watchtower and Apprise take them. */
    private static final List<Pattern> MESSENGERS = List.of(
            Pattern.compile(
                    "slack://(?:[\\w-]{1,99}@)?(?<secret>T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24})" + END),
            Pattern.compile("discord://\\d{17,20}/(?<secret>[\\w-]{60,80})" + END),
            Pattern.compile("gotifys?://[\\w.:/-]{1,200}/(?<secret>[AC][\\w.-]{14})" + END),
            Pattern.compile("(?:pushbullet|pbul)://(?<secret>o\\.[A-Za-z0-9]{32})" + END),
            Pattern.compile("ifttt://(?<secret>[\\w-]{20,64})(?=[/@])"),
            Pattern.compile("teams://(?<secret>" + UUID + "@" + UUID + "/[0-9a-f]{32}/" + UUID + ")" + END),
            Pattern.compile("opsgenie://(?:api\\.(?:eu\\.)?opsgenie\\.com/)?(?<secret>" + UUID + ")" + END));

    /** The letters with which the schemes of messengers begin. */
    private static final String INITIALS = "sdgpito";

    private SecretAddresses() {}

    /** The address that begins at a place of a text; null for none. */
    static @Nullable Span at(String text, int at) {
        char c = text.charAt(at);
        int host = c == 'h' || c == 'H' ? host(text, at) : -1;
        if (host > 0) {
            int end = webhook(text, at, host);
            return end > 0 ? new Span(WEBHOOK, at, end, at, end) : node(text, at);
        }
        if (c == 'h' && text.startsWith(BARE, at)) {
            int end = address(text, at);
            return isDrawn(text, at + BARE.length(), end) ? new Span(WEBHOOK, at, end, at, end) : null;
        }
        if (c == 'w' && text.startsWith("wss://", at)) {
            return node(text, at);
        }
        return INITIALS.indexOf(c) >= 0 && isScheme(text, at) ? first(KEYED, MESSENGERS, text, at) : null;
    }

    /** Where the host of an address of the web is; -1 when none begins at a place. */
    private static int host(String text, int at) {
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
                return at + scheme.length();
            }
        }
        return -1;
    }

    private static boolean isScheme(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 12 && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        return text.startsWith("://", end);
    }

    private static @Nullable Span first(String kind, List<Pattern> forms, String text, int at) {
        for (Pattern form : forms) {
            Matcher found = form.matcher(text).region(at, text.length());
            if (found.lookingAt() && !TokenForm.isStandIn(text, found.start("secret"), found.end("secret"))) {
                return new Span(kind, at, found.end(), at, found.end());
            }
        }
        return null;
    }

    private static int webhook(String text, int at, int host) {
        int end = address(text, host);
        for (String beginning : WEBHOOKS) {
            if (text.regionMatches(true, host, beginning, 0, beginning.length())) {
                return isDrawn(text, host + beginning.length(), end) ? end : -1;
            }
        }
        String address = text.substring(host, end);
        if (address.contains(".webhook.office.com/webhook") && end - at > 100) {
            return end;
        }
        Span other = first(WEBHOOK, OTHER_WEBHOOKS, text, at);
        return other == null ? -1 : other.to();
    }

    private static @Nullable Span node(String text, int at) {
        int end = address(text, at);
        for (String node : NODES) {
            int from = text.substring(at, end).indexOf(node) + at;
            if (from >= at && isDrawn(text, from + node.length(), end)) {
                boolean isKey = RandomText.isRandom(text.substring(from + node.length(), end), true);
                return isKey ? new Span(KEYED, at, end, at, end) : null;
            }
        }
        return first(KEYED, OTHER_NODES, text, at);
    }

    private static int address(String text, int at) {
        int end = at;
        int limit = Math.min(text.length(), at + TokenForm.LONGEST);
        while (end < limit
                && (TokenForm.Alphabet.DOTTED.has(text.charAt(end)) || "/:@?=".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isDrawn(String text, int from, int to) {
        return to - from >= 20 && !TokenForm.isStandIn(text, from, to);
    }
}
