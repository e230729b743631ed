package dev.serviceregistry.cli;

/** Numbers of things, in words. */
final class Counts {

    private Counts() {}

    /** Such as {@code 1 file} or {@code 2 files}. */
    static String of(int count, String one) {
        return of(count, one, one + "s");
    }

    /** Such as {@code 1 entry} or {@code 2 entries}. */
    static String of(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
