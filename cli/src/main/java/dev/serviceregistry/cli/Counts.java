package dev.serviceregistry.cli;

/** Numbers of things, in words. */
final class Counts {

    private Counts() {}

    /** Such as {@code 1 file} or {@code 2 files}. */
    static String of(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
