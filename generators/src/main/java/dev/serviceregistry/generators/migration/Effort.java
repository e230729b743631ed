package dev.serviceregistry.generators.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a migration is taken to last: a rule of thumb that says what it counts.
 *
 * @param quarters the time, in quarters of an hour
 * @param basis what it is made of
 */
public record Effort(int quarters, String basis) {

    static Effort of(List<Work> works) {
        int quarters = 0;
        List<String> parts = new ArrayList<>();
        for (Work work : Work.values()) {
            int count = 0;
            for (Work one : works) {
                count += one == work ? 1 : 0;
            }
            if (count > 0) {
                quarters += count * work.quarters;
                parts.add(work.counted(count));
            }
        }
        return new Effort(quarters, parts.isEmpty() ? "nothing to do" : String.join(", ", parts));
    }

    /** The time as people read it, such as {@code 1.25 h}. */
    public String shown() {
        return hours(quarters);
    }

    static String hours(int quarters) {
        String part = List.of("", ".25", ".5", ".75").get(quarters % 4);
        return quarters / 4 + part + " h";
    }
}
