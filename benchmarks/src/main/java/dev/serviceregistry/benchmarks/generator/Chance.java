package dev.serviceregistry.benchmarks.generator;

/** A sequence of numbers that look random and are the same on every machine. */
final class Chance {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The sequence that belongs to this path of numbers. */
    static Chance of(long seed, long... path) {
        long state = mixed(seed + STEP);
        for (long step : path) {
            state = mixed(state ^ mixed(step + STEP));
        }
        return new Chance(state);
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** True in so many of a hundred cases. */
    boolean in100(int cases) {
        return below(100) < cases;
    }

    /** So many hexadecimal digits. */
    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(Character.forDigit(below(16), 16));
        }
        return text.toString();
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
