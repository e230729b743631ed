package dev.serviceregistry.cli;

import dev.serviceregistry.registry.git.TextDifference;
import dev.serviceregistry.registry.secrets.UnreadLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How a generated file differs from the one that is there, with everything masked that is or may be a secret. */
final class OutputDifference {

    /** The same stars for every secret, however long it is. */
    private static final String STARS = "********";

    /** A shorter part of a secret is in too many lines to tell anything. */
    private static final int SHORTEST = 4;

    private final Set<String> secrets = new TreeSet<>();

    /** What stands before a secret in its line: an older secret stood there too. */
    private final Set<String> places = new TreeSet<>();

    /**
     * Differences in which these secrets are not shown.
     *
     * @param secrets the texts that were written into the files
     */
    OutputDifference(Set<String> secrets) {
        for (String secret : secrets) {
            for (String line : secret.split("\n", -1)) {
                if (line.strip().length() >= SHORTEST) {
                    this.secrets.add(line.strip());
                    // As quoted by the formats.
                    this.secrets.add(line.strip().replace("'", "''"));
                    this.secrets.add(line.strip().replace("$", "$$"));
                    this.secrets.add(line.strip().replace("\\", "\\\\").replace("\"", "\\\""));
                }
            }
        }
    }

    /** The unified difference of two texts; a difference in nothing but secrets is told in words. */
    String of(String name, String before, String after) {
        List<String> now = masked(after);
        List<String> former = masked(before);
        String shown = TextDifference.unified(name, former, now);
        return shown.isEmpty() ? name + ": only secrets differ, which are not shown\n" : shown;
    }

    private List<String> masked(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines =
                List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
        List<String> heuristic = UnreadLines.mask(lines);
        List<String> masked = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = heuristic.get(i);
            masked.add(known(line.equals(lines.get(i)) ? line : line.replaceAll("\\*+", STARS)));
        }
        return masked;
    }

    private String known(String line) {
        for (String secret : secrets) {
            int at = line.indexOf(secret);
            if (at >= 0) {
                places.add(line.substring(0, at));
                return line.substring(0, at) + STARS;
            }
        }
        for (String place : places) {
            if (!place.isBlank() && line.startsWith(place)) {
                return place + STARS;
            }
        }
        return line;
    }
}
