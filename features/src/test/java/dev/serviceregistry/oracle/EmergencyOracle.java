package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be found on changes that went through in an emergency, worked out from the model alone. */
final class EmergencyOracle {

    private final World world;

    EmergencyOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        List<Tree> approvals = new ArrayList<>();
        for (Tree settings : world.settings()) {
            settings.list("approvals").forEach(approval -> approvals.add((Tree) approval));
        }
        List<Expected> found = new ArrayList<>();
        for (Tree emergency : approvals) {
            if (!emergency.has("emergency.reason")) {
                continue;
            }
            boolean isReviewed = approvals.stream()
                    .anyMatch(other -> !other.has("emergency.reason")
                            && text(other, "change").equals(text(emergency, "change"))
                            && !isSame(text(other, "approved_by"), text(emergency, "approved_by")));
            LocalDate day = (LocalDate) emergency.value("emergency.review_by").orElseThrow();
            if (!isReviewed) {
                String about = "emergencies:" + text(emergency, "change") + ":"
                        + text(emergency, "team").substring(1);
                String rule = day.isBefore(world.repository().today()) ? "GOV-020" : "GOV-019";
                found.add(new Expected(rule, Subject.ofRepository(about)));
            }
        }
        return found;
    }

    private static String text(Tree approval, String key) {
        return approval.text(key).orElseThrow();
    }

    /** Whether two people have one address; none of those here has two. */
    private static boolean isSame(String one, String other) {
        return address(one).equals(address(other));
    }

    private static String address(String person) {
        return person.toLowerCase(Locale.ROOT).replaceAll(".*<|>.*", "");
    }
}
