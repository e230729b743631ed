package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serviceregistry.facts.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for every answer, whatever the files say. */
final class Demands {

    /** What the same files may take in time when nobody has touched them, this many times over. */
    private static final long TIMES = 50;

    /** Less is never too much: code that runs for the first time takes long for nothing. */
    private static final long LEAST_NANOSECONDS = 1_000_000_000L;

    /** What an import may take for whatever small file: its own limits are on values and texts, and allow for this. */
    private static final long LEAST_BYTES = 200_000_000L;

    /** The TOML library takes so much for what it has an error to tell of. */
    private static final long BYTES_PER_BYTE = 2_000;

    private Demands() {}

    /** The first demand that is not met, in words; nothing when all are. */
    static Optional<String> unmet(Seed seed, Answer answer) {
        if (!answer.contradiction.isEmpty()) {
            return Optional.of(answer.contradiction);
        }
        if (answer.refused && !answer.written.isEmpty()) {
            return Optional.of("what is refused would be written");
        }
        Map<String, String[]> lines = new HashMap<>();
        for (Answer.Said said : answer.said) {
            String wrong = wrong(said, seed, lines);
            if (!wrong.isEmpty()) {
                return Optional.of(wrong + ": " + said);
            }
        }
        List<String> secrets = Planted.secretsIn(seed);
        for (String secret : secrets) {
            for (Answer.Said said : answer.said) {
                if (said.message().contains(secret)) {
                    return Optional.of("a secret is said: " + said);
                }
            }
            for (String shown : answer.shown) {
                if (shown.contains(secret)) {
                    return Optional.of("a secret is shown: " + shown);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the work is out of proportion; measured in what no other program of the machine adds to. */
    static Optional<String> excess(Meter.Work work, Meter.Work untouched, long size) {
        long nanoseconds = Math.max(LEAST_NANOSECONDS, TIMES * untouched.nanoseconds());
        long bytes = Math.max(LEAST_BYTES, TIMES * untouched.bytes()) + BYTES_PER_BYTE * size;
        if (work.nanoseconds() > nanoseconds) {
            return Optional.of("it takes too long: " + work + " for " + size + " bytes, untouched " + untouched);
        }
        return work.bytes() > bytes
                ? Optional.of("it takes too much: " + work + " for " + size + " bytes, untouched " + untouched)
                : Optional.empty();
    }

    private static String wrong(Answer.Said said, Seed seed, Map<String, String[]> lines) {
        if (said.message().isBlank()) {
            return "there is no message";
        }
        if (said.message().codePoints().anyMatch(Demands::isUnseen)) {
            return "the message has a character that nobody sees";
        }
        SourceLocation where = said.where();
        if (where.file().isBlank()) {
            return said.message().equals("a fact") ? "" : "there is no file";
        }
        if (where.line() < 1 || where.column() < 1 || where.endLine() < where.line()) {
            return "there is no such place in any file";
        }
        String[] all = lines.computeIfAbsent(where.file(), file -> linesOf(file, seed));
        if (where.line() > all.length) {
            return "the file has only " + all.length + " lines";
        }
        int length = all[where.line() - 1].length();
        return where.column() > length + 1 ? "the line has only " + length + " characters" : "";
    }

    /** In YAML a carriage return alone ends a line too. */
    private static String[] linesOf(String file, Seed seed) {
        byte[] content = seed.files().getOrDefault(file, new byte[0]);
        return new String(content, UTF_8).split(file.matches(".*\\.ya?ml") ? "\r\n|\r|\n" : "\n", -1);
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
