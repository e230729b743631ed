package dev.serviceregistry.registry.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils a text word by word and sign by sign. */
final class TokenMutations {

    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9_-]+|[ \\t]+|\\r?\\n|\"\"\"|'''|[\\p{Punct}]|.", Pattern.DOTALL);
    private static final String ASCII = "aceiopxyABCEHKMOPTXsjd.-_:/=\"'";
    private static final String ALIKE = "асеіорхуАВСЕНКМОРТХѕјԁ․‐＿：∕＝“’";

    private final List<String> words;

    /** Takes words from a list of its format's. */
    TokenMutations(List<String> words) {
        this.words = words;
    }

    String mutated(String text, Random random) {
        List<String> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return word(random);
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> tokens.add(at, word(random));
            case 3, 4, 5 -> tokens.set(at, word(random));
            case 6 -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
            case 7 -> tokens.remove(at);
            case 8 -> tokens.add(at, tokens.get(at).repeat(1 + random.nextInt(random.nextInt(8) == 0 ? 3_000 : 3)));
            case 9 -> ofKind(tokens, at, "[0-9]+").ifFound(i -> tokens.set(i, Tokens.number(random)));
            case 10 -> ofKind(tokens, at, "[\"']+").ifFound(i -> tokens.set(i, Tokens.quote(random)));
            case 11 -> ofKind(tokens, at, "[ \\t]+").ifFound(i -> tokens.set(i, Tokens.blank(tokens.get(i), random)));
            case 12 -> tokens.set(at, alike(tokens.get(at)));
            case 13 -> tokens.add(at, Tokens.unseen(random));
            default ->
                tokens.set(
                        at,
                        tokens.get(at)
                                .repeat(random.nextInt(20_000) / tokens.get(at).length() + 1));
        }
        return String.join("", tokens);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private String word(Random random) {
        return random.nextInt(5) == 0 ? Tokens.number(random) : words.get(random.nextInt(words.size()));
    }

    private static String alike(String token) {
        StringBuilder alike = new StringBuilder();
        for (char c : token.toCharArray()) {
            int index = ASCII.indexOf(c);
            alike.append(index < 0 ? c : ALIKE.charAt(index));
        }
        return alike.toString();
    }

    /** The first token of a kind from a place on. */
    private static Found ofKind(List<String> tokens, int from, String pattern) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).matches(pattern)) {
                return new Found(i);
            }
        }
        return new Found(-1);
    }

    private record Found(int index) {
        void ifFound(java.util.function.IntConsumer consumer) {
            if (index >= 0) {
                consumer.accept(index);
            }
        }
    }
}
