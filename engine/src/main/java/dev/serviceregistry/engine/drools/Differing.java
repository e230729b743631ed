package dev.serviceregistry.engine.drools;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * The middle of two lists, from the first to the last place at which they differ.
 *
 * @param then that of the one
 * @param now that of the other
 */
record Differing<T>(List<T> then, List<T> now) {

    /** What is between the common beginning and the common end of two lists; each pair of items is compared once at most. */
    static <T> Differing<T> of(List<T> then, List<T> now, BiPredicate<T, T> areAlike) {
        int shorter = Math.min(then.size(), now.size());
        int first = 0;
        while (first < shorter && areAlike.test(then.get(first), now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && areAlike.test(then.get(then.size() - 1 - last), now.get(now.size() - 1 - last))) {
            last++;
        }
        return new Differing<>(then.subList(first, then.size() - last), now.subList(first, now.size() - last));
    }
}
