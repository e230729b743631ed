package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.TagStep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag of an image.
 *
 * @param text the tag; empty for none, which means {@code latest}
 */
record ImageTag(String text) {

    /** Registries take no longer ones. */
    private static final int LONGEST = 128;

    /** A word that may stand before the version, and a v that means nothing. */
    private static final String WORD = "((?:(?![vV]\\d)[A-Za-z]+(?:[-_.](?![vV]\\d)[A-Za-z]+)*[-_.]?)?)[vV]?";

    /** Numbers with dots between them, what makes a pre-release of them, and the rest. */
    private static final Pattern NUMBERS = Pattern.compile(WORD
            + "(\\d{1,18}(?:\\.\\d{1,18})*)"
            + "(?:[-_.]?((?i)alpha|beta|preview|pre|rc|cr|[abc](?=[-_.]?\\d))[-_.]?(\\d{0,18}(?:\\.\\d{1,18})*))?"
            + "(p\\d+)?(?:[-_+.].*)?");

    private static final Pattern DATE = Pattern.compile(WORD
            + "((?:19|20)\\d\\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])))"
            + "((?:[-_.T]?[0-2]\\d[-:]?[0-5]\\d(?:[-:]?[0-5]\\d)?)?)Z?(?:[-_+.].*)?");

    /** The beginning of what identifies a commit; without a letter it is as well the number of some build. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,40}(?:[-_+].*)?");

    private static final Set<String> MOVING = Set.of("latest", "nightly", "edge", "main", "master", "develop", "dev");

    /** What stands before the number of a commit or a build, which tells of no version. */
    private static final Set<String> COUNTING = Set.of("sha", "git", "commit", "build", "b", "r");

    private static final List<Set<String>> STAGES =
            List.of(Set.of("a", "alpha"), Set.of("b", "beta"), Set.of("c", "rc", "cr", "pre", "preview"));

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
        if (text.length() > LONGEST || former.text.length() > LONGEST) {
            return TagStep.UNKNOWN;
        }
        MatchResult oldDate = matched(DATE, former.text);
        MatchResult date = matched(DATE, text);
        if (oldDate != null && date != null && oldDate.group(1).equals(date.group(1))) {
            return since(digits(oldDate), digits(date));
        }
        Release old = oldDate == null ? Release.of(former.text) : null;
        Release now = date == null ? Release.of(text) : null;
        return old == null || now == null || !old.word().equals(now.word()) ? TagStep.UNKNOWN : now.since(old);
    }

    /** That one day is later than another tells nothing of how far apart the images are. */
    private static TagStep since(String oldDay, String day) {
        int known = Math.min(oldDay.length(), day.length());
        int order = day.substring(0, known).compareTo(oldDay.substring(0, known));
        return order < 0 ? TagStep.DOWN : order > 0 ? TagStep.UNKNOWN : TagStep.PATCH;
    }

    private static @Nullable MatchResult matched(Pattern pattern, String tag) {
        Matcher matcher = pattern.matcher(tag);
        return matcher.matches() ? matcher.toMatchResult() : null;
    }

    private static String digits(MatchResult date) {
        return (date.group(2) + date.group(3)).replaceAll("\\D", "");
    }

    /**
     * A version as a tag names it.
     *
     * @param word what stands before it
     * @param numbers its numbers
     * @param stage how near it is to its release, from 0 to the release itself
     * @param count the number of its pre-release
     */
    private record Release(String word, long[] numbers, int stage, long[] count) {

        static @Nullable Release of(String tag) {
            MatchResult parts = HASH.matcher(tag).matches() ? null : matched(NUMBERS, tag);
            if (parts == null) {
                return null;
            }
            String word = parts.group(1);
            String first = word.split("[-_.]", 2)[0].toLowerCase(Locale.ROOT);
            boolean counts = COUNTING.contains(first) || MOVING.contains(first);
            return counts || HASH.matcher(tag.substring(parts.start(2))).matches()
                    ? null
                    : new Release(word, numbers(parts.group(2)), stage(parts.group(3)), numbers(parts.group(4)));
        }

        private static long[] numbers(@Nullable String text) {
            return text == null || text.isEmpty()
                    ? new long[0]
                    : Arrays.stream(text.split("\\.", -1))
                            .filter(number -> !number.isEmpty())
                            .mapToLong(Long::parseLong)
                            .toArray();
        }

        private static int stage(@Nullable String word) {
            for (int i = 0; i < STAGES.size(); i++) {
                if (word != null && STAGES.get(i).contains(word.toLowerCase(Locale.ROOT))) {
                    return i;
                }
            }
            return STAGES.size();
        }

        private boolean isPreRelease() {
            return stage < STAGES.size();
        }

        TagStep since(Release old) {
            for (int i = 0; i < Math.min(numbers.length, old.numbers.length); i++) {
                int step = Long.compare(numbers[i], old.numbers[i]);
                if (step != 0) {
                    return step < 0 ? TagStep.DOWN : i == 0 ? TagStep.MAJOR : i == 1 ? TagStep.MINOR : TagStep.PATCH;
                }
            }
            // A number that is left out stands for any, but for the first one before a pre-release.
            int longest = Math.max(numbers.length, old.numbers.length);
            int order = Arrays.compare(Arrays.copyOf(numbers, longest), Arrays.copyOf(old.numbers, longest));
            if (order == 0) {
                order = stage == old.stage ? Arrays.compare(count, old.count) : Integer.compare(stage, old.stage);
            }
            return order < 0 && isPreRelease() ? TagStep.DOWN : TagStep.PATCH;
        }
    }
}
