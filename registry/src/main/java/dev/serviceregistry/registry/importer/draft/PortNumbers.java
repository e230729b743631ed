package dev.serviceregistry.registry.importer.draft;

import org.jspecify.annotations.Nullable;

/**
 * The number of a port, several in a row, or one that only a variable tells.
 *
 * @param first the first number; 0 for none that is known
 * @param last the last number; the first one where it is alone
 * @param variable the text with the variable in it; empty where the numbers are known, or there are none
 */
public record PortNumbers(int first, int last, String variable) {
    /** No port at all. */
    public static final PortNumbers NONE = new PortNumbers(0, 0, "");

    /** One port; 0 for none. */
    public static PortNumbers of(int number) {
        return new PortNumbers(number, number, "");
    }

    /** How many there are, as far as is known. */
    public int size() {
        return last - first + 1;
    }

    /** Whether a number is known to be one of them. */
    public boolean has(int number) {
        return first > 0 && first <= number && number <= last;
    }

    /** Whether there are several in a row. */
    public boolean isRange() {
        return last > first;
    }

    @Nullable
    Object toml() {
        return !variable.isEmpty() ? variable : first == 0 ? null : (Object) (long) first;
    }

    @Override
    public String toString() {
        return !variable.isEmpty() ? variable : isRange() ? first + "-" + last : Integer.toString(first);
    }
}
