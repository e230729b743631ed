package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils files of rules in ways that a number decides. */
final class Mutation {

    private static final Pattern TOKEN = Pattern.compile("\"[^\"\n]*\"|\\$?\\w+|[=!<>]=|&&|\\|\\||[^\\s\\w]");
    private static final String[] STRAYS = {
        "(",
        ")",
        ",",
        ";",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "\n",
        "\r\n",
        "\t",
        "not",
        "exists",
        "or",
        "and",
        "==",
        "=",
        "5",
        "null",
        "true",
        "$x",
        ":",
        "$service :",
        "{",
        "}",
        "\u00e9",
        "\ud83d\ude80",
        "\ud83d",
        "\u0000",
        "\\",
        "\\u0022",
        "@",
        "rule",
        "when",
        "then",
        "end",
        "Service()",
        "replicas",
        "\"x\"",
        "(((((",
        "]",
        "#",
        ".",
        "..",
        "eval(",
        "accumulate("
    };

    private final Random random;

    Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** The file with one to three things in it spoilt. */
    RuleFile of(RuleFile file, List<RuleFile> others) {
        String text = file.text();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = spoilt(text, others);
        }
        return new RuleFile(file.path(), text);
    }

    private String spoilt(String text, List<RuleFile> others) {
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (tokens.size() < 2) {
            return text + STRAYS[random.nextInt(STRAYS.length)];
        }
        int at = random.nextInt(tokens.size() - 1);
        MatchResult token = tokens.get(at);
        MatchResult next = tokens.get(at + 1);
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, token.start()) + text.substring(token.end());
            case 1 -> text.substring(0, token.end()) + " " + token.group() + text.substring(token.end());
            case 2 ->
                text.substring(0, token.start())
                        + next.group()
                        + text.substring(token.end(), next.start())
                        + token.group()
                        + text.substring(next.end());
            case 3 -> text.substring(0, random.nextInt(text.length()));
            case 4 ->
                text.substring(0, token.start())
                        + STRAYS[random.nextInt(STRAYS.length)]
                        + text.substring(token.start());
            case 5 ->
                text.substring(0, token.start()) + STRAYS[random.nextInt(STRAYS.length)] + text.substring(token.end());
            case 6 -> {
                int letter = random.nextInt(text.length());
                yield text.substring(0, letter) + (char) (random.nextInt(95) + 32) + text.substring(letter + 1);
            }
            default -> replacedByAlike(text, token, tokens, others);
        };
    }

    /** A token in place of another of its kind, from this file or from another one. */
    private String replacedByAlike(String text, MatchResult token, List<MatchResult> tokens, List<RuleFile> others) {
        List<MatchResult> candidates = new ArrayList<>(tokens);
        String other = others.get(random.nextInt(others.size())).text();
        candidates.addAll(TOKEN.matcher(other).results().toList());
        candidates.removeIf(one -> kind(one.group()) != kind(token.group()));
        String instead = candidates.get(random.nextInt(candidates.size())).group();
        return text.substring(0, token.start()) + instead + text.substring(token.end());
    }

    private static int kind(String token) {
        char c = token.charAt(0);
        if (Character.isLetter(c)) {
            return Character.isUpperCase(c) ? 'A' : 'a';
        }
        return Character.isDigit(c) ? '0' : c == '$' || c == '"' ? c : '.';
    }
}
