package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options of every command that the rules of an organisation matter to: which there are, and what they may take. */
final class RuleOptions {

    private static final String SECONDS = "limits.seconds";
    private static final String MATCHES = "limits.matches";
    private static final String MEGABYTES = "limits.megabytes";
    private static final int MOST = 1_000_000_000;

    final List<String> folders = new ArrayList<>();
    private String seconds = "";
    private String matches = "";
    private String megabytes = "";

    void declare(Options options) {
        options.texts("--rules", "DIR", "Judge by the organisation's rules in this folder too.", folders)
                .text(
                        "--rule-seconds",
                        "N",
                        "Stop a rule of the organisation's that judges for longer. Default: "
                                + RuleLimits.DEFAULT.time().toSeconds() + ".",
                        value -> seconds = value)
                .setting("--rule-seconds", SECONDS)
                .text(
                        "--rule-matches",
                        "N",
                        "Stop one that matches more often. Default: " + RuleLimits.DEFAULT.matches() + ".",
                        value -> matches = value)
                .setting("--rule-matches", MATCHES)
                .text(
                        "--rule-megabytes",
                        "N",
                        "Stop one that takes up more memory. Default: " + RuleLimits.DEFAULT.megabytes() + ".",
                        value -> megabytes = value)
                .setting("--rule-megabytes", MEGABYTES);
    }

    /** What a rule of the organisation's may take. */
    RuleLimits limits(Settings settings) {
        RuleLimits otherwise = RuleLimits.DEFAULT;
        return new RuleLimits(
                seconds.isEmpty() ? otherwise.time() : Duration.ofSeconds(number(SECONDS, seconds, settings)),
                number(MATCHES, matches, otherwise.matches(), settings),
                number(MEGABYTES, megabytes, otherwise.megabytes(), settings));
    }

    private static int number(String setting, String value, int otherwise, Settings settings) {
        return value.isEmpty() ? otherwise : number(setting, value, settings);
    }

    private static int number(String setting, String value, Settings settings) {
        long number = 0;
        for (int i = 0; i < value.length() && number >= 0 && number <= MOST; i++) {
            char digit = value.charAt(i);
            number = digit >= '0' && digit <= '9' ? number * 10 + digit - '0' : -1;
        }
        if (number < 1 || number > MOST) {
            throw settings.problem(setting, "'" + value + "' is no whole number from 1 to " + MOST);
        }
        return (int) number;
    }
}
