package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets that stand in the files and must come out nowhere. */
final class Planted {

    /** These have a form of their own, so that they are secrets wherever a mutation puts them. */
    static final List<String> TOKENS =
            List.of("ghp_" + "Planted0".repeat(5), "glpat-" + "Planted1".repeat(3), "xoxb-" + "Planted2".repeat(3));

    /** This is one only as the password of a URL. */
    static final String PASSWORD = "Planted3Planted3";

    /** This is one only as the value of a variable with a secret's name. */
    static final String VALUE = "Planted4Planted4";

    private static final String URL = "://app:" + PASSWORD + "@";
    private static final Pattern NAMED =
            Pattern.compile("(?m)^[ \\t-]*[A-Z]*PASSWORD[ \\t]*[:=][ \\t]*[\"']?" + VALUE + "[\"']?[ \\t]*$");

    private Planted() {}

    /** A text of a seed, in which marks stand for the secrets. */
    static String in(String text) {
        return text.replace("@TOKEN@", TOKENS.get(0))
                .replace("@TOKEN2@", TOKENS.get(1))
                .replace("@TOKEN3@", TOKENS.get(2))
                .replace("@URL_PASSWORD@", PASSWORD)
                .replace("@PASSWORD@", VALUE);
    }

    static String any(Random random) {
        return random.nextInt(4) == 0 ? "postgres" + URL + "db/app" : TOKENS.get(random.nextInt(TOKENS.size()));
    }

    /** The secrets that still are secrets in these files. */
    static List<String> secretsIn(Seed seed) {
        StringBuilder all = new StringBuilder();
        seed.files()
                .values()
                .forEach(content -> all.append(new String(content, UTF_8)).append('\n'));
        String text = all.toString();
        return Stream.concat(
                        TOKENS.stream().filter(token -> !isGlued(token, text)),
                        Stream.of(PASSWORD, VALUE).filter(secret -> isWhole(secret, text)))
                .filter(text::contains)
                .toList();
    }

    /** Whether something is written right before a token somewhere, so that it is a word of its own and no token. */
    private static boolean isGlued(String token, String text) {
        return Pattern.compile("[A-Za-z0-9]" + Pattern.quote(token))
                .matcher(text)
                .find();
    }

    /** Whether a secret that needs its surroundings has them wherever it stands. */
    private static boolean isWhole(String secret, String text) {
        int whole = 0;
        Matcher matcher = secret.equals(VALUE)
                ? NAMED.matcher(text)
                : Pattern.compile(Pattern.quote(URL)).matcher(text);
        while (matcher.find()) {
            whole++;
        }
        return whole == text.split(Pattern.quote(secret), -1).length - 1;
    }
}
