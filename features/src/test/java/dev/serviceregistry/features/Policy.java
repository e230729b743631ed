package dev.serviceregistry.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A policy as its author wrote it.
 *
 * @param path where it stands below the folder of policies, with {@code /} between its parts
 * @param text the whole file
 */
record Policy(String path, String text) {

    /** Where the bundled policies stand, seen from this room. */
    static final Path FOLDER = Path.of("..", "rules", "src", "main", "resources", "policies");

    private static final Pattern TITLE = Pattern.compile("^rule \"([^\"]*)\"$", Pattern.MULTILINE);
    private static final Pattern ANNOTATION = Pattern.compile("^ {4}@(\\w+)\\((.*)\\)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /**
     * A line such as {@code @severity("error")}.
     *
     * @param name the word behind the {@code @}
     * @param written what stands between the parentheses
     */
    record Annotation(String name, String written) {

        /** The values without their quotes. */
        List<String> values() {
            return QUOTED.matcher(written)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }

        /** Whether it is one quoted value or several, and nothing else. */
        boolean isWellFormed() {
            return written.matches("\"[^\"]+\"(, \"[^\"]+\")*");
        }
    }

    /** The bundled policies, sorted by path. */
    static List<Policy> bundled() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Policy> policies = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                String path = FOLDER.relativize(file).toString().replace('\\', '/');
                policies.add(new Policy(path, Files.readString(file)));
            }
            return policies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> titles() {
        return TITLE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    String title() {
        return titles().isEmpty() ? "" : titles().get(0);
    }

    List<Annotation> annotations() {
        return ANNOTATION
                .matcher(before("when"))
                .results()
                .map(match -> new Annotation(match.group(1), match.group(2)))
                .toList();
    }

    /** The first value of an annotation, or empty. */
    String value(String annotation) {
        return values(annotation).stream().findFirst().orElse("");
    }

    List<String> values(String annotation) {
        return annotations().stream()
                .filter(candidate -> candidate.name().equals(annotation))
                .findFirst()
                .map(Annotation::values)
                .orElse(List.of());
    }

    String id() {
        return value("id");
    }

    /** The condition, with every text in it emptied. */
    String condition() {
        return QUOTED.matcher(between("when", "then")).replaceAll("\"\"");
    }

    /** What is done when the condition holds. */
    String consequence() {
        return between("then", "end").strip();
    }

    /** A sentence as part of a file name. */
    static String slug(String sentence) {
        return sentence.toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private String before(String keyword) {
        return line(keyword, 0).map(at -> text.substring(0, at.start())).orElse("");
    }

    private String between(String from, String to) {
        Optional<MatchResult> start = line(from, 0);
        if (start.isEmpty()) {
            return "";
        }
        int begin = start.get().end();
        return line(to, begin).map(end -> text.substring(begin, end.start())).orElse("");
    }

    private Optional<MatchResult> line(String keyword, int from) {
        Matcher matcher =
                Pattern.compile("^" + keyword + "$", Pattern.MULTILINE).matcher(text);
        return matcher.find(from) ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}
