package dev.serviceregistry.benchmarks;

/** The program to compare with: it starts a JVM and ends. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        // Starting and ending the JVM is all there is to measure.
    }
}
