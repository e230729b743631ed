package dev.serviceregistry.engine.drools.compiler.check.types;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class NearName {

    private static final int LONGEST = 64;

    private NearName() {}

    /** The question whether the nearest of the names was meant; empty when none is near. */
    public static String hint(String written, Collection<String> names) {
        String nearest = nearest(written, names);
        return nearest.isEmpty() ? "" : "did you mean '" + nearest + "'?";
    }

    /** The nearest of the names, the first of several; empty when none is near. */
    public static String nearest(String written, Collection<String> names) {
        String nearest = "";
        int least = written.length() > LONGEST ? 0 : Math.max(1, written.length() / 3) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - written.length()) < least) {
                int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    nearest = name;
                    least = distance;
                }
            }
        }
        return nearest;
    }

    /** How many letters have to be added, dropped, changed or swapped with their neighbours. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int fewest = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                steps[i][j] = Math.min(fewest, steps[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
