package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.TagStep;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag of an image.
 *
 * @param text the tag; empty for none, which means {@code latest}
 */
record ImageTag(String text) {

    /** The numbers that a tag begins with; letters right behind them make a hash of it, unless they name a pre-release. */
    private static final Pattern NUMBERS =
            Pattern.compile("[vV]?(\\d{1,18}(?:\\.\\d{1,18})*)(?:[-_+.].*|(?:a|b|c|rc|alpha|beta|pre|p)\\d+.*)?");

    private static final Set<String> MOVING = Set.of("latest", "nightly", "edge", "main", "master", "develop", "dev");

    /** Whether the tag is meant to be given to another image one day. */
    boolean isMutable() {
        if (text.contains("${")) {
            return false;
        }
        String word = text.split("[-_.]", 2)[0];
        return MOVING.contains(word) || text.chars().noneMatch(Character::isDigit);
    }

    /** How far this tag is from the former one. */
    TagStep since(ImageTag former) {
        Matcher old = NUMBERS.matcher(former.text);
        Matcher now = NUMBERS.matcher(text);
        if (!old.matches() || !now.matches()) {
            return TagStep.UNKNOWN;
        }
        String[] before = old.group(1).split("\\.", -1);
        String[] after = now.group(1).split("\\.", -1);
        for (int i = 0; i < Math.min(before.length, after.length); i++) {
            int step = Long.compare(Long.parseLong(after[i]), Long.parseLong(before[i]));
            if (step < 0) {
                return TagStep.DOWN;
            }
            if (step > 0) {
                return i == 0 ? TagStep.MAJOR : i == 1 ? TagStep.MINOR : TagStep.PATCH;
            }
        }
        return TagStep.PATCH;
    }
}
