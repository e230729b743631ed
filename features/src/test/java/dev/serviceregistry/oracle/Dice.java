package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that a seed makes repeatable.
 *
 * @param random where it comes from
 */
record Dice(Random random) {

    static Dice of(long seed) {
        return new Dice(new Random(seed * 0x9E3779B97F4A7C15L + 1));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number between two, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T oneOf(T... from) {
        return pick(List.of(from));
    }

    /** A text of so many characters out of these. */
    String text(int length, String characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    <T> List<T> shuffled(Collection<? extends T> all) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** At most this many different ones, in any order. */
    <T> List<T> some(Collection<? extends T> from, int count) {
        List<T> mixed = shuffled(from);
        return new ArrayList<>(mixed.subList(0, Math.min(count, mixed.size())));
    }
}
