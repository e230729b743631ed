package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what a page says in a directory, from its first line to its last, and compares what is printed with what it shows. */
final class PageRun {

    private static final String ANYTHING = "…";

    private static final String DIGEST = "\\b[0-9a-f]{64}\\b";

    /** What differs from run to run, from version to version, and with every policy that comes. */
    private static final Pattern VARYING =
            Pattern.compile("\\d+ rules run, \\d+ not applicable|\\d+\\.\\d\\d s$|made by .*|" + DIGEST);

    private static final Pattern FILE = Pattern.compile("^`([^`]+)`:$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path root;
    private int commands;
    private int files;
    private String digest = "";

    private PageRun(Path root) {
        this.root = root;
    }

    /** Does what the page says. */
    static PageRun of(Path page, Path root) throws IOException {
        PageRun run = new PageRun(root);
        run.follow(Files.readAllLines(page).iterator());
        return run;
    }

    /** How many commands it ran. */
    int commands() {
        return commands;
    }

    /** How many files it wrote. */
    int files() {
        return files;
    }

    private void follow(Iterator<String> lines) throws IOException {
        String named = "";
        while (lines.hasNext()) {
            String line = lines.next();
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                named = file.group(1);
            } else if (line.equals("```console")) {
                List<String> block = block(lines);
                run(block.get(0).substring(2), block.subList(1, block.size()));
                commands++;
            } else if (line.startsWith("```")) {
                List<String> block = block(lines);
                if (!named.isEmpty()) {
                    write(root.resolve(named), String.join("\n", block) + "\n");
                    named = "";
                }
            }
        }
    }

    private static List<String> block(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals("```"); line = lines.next()) {
            block.add(line);
        }
        return block;
    }

    /** Writes a file; a digest in it is the one that was printed last, since it changes with every version. */
    private void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, digest.isEmpty() ? text : text.replaceAll(DIGEST, digest));
        files++;
    }

    private void run(String command, List<String> shown) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        CommandLine ran = CommandLine.run(words, root);
        Matcher printedDigest = Pattern.compile(DIGEST).matcher(ran.output());
        digest = printedDigest.find() ? printedDigest.group() : digest;
        StringBuilder pattern = new StringBuilder();
        for (String line : shown) {
            pattern.append(line.equals(ANYTHING) ? "(?:.*\n)*" : Pattern.quote(settled(line)) + "\n");
        }
        StringBuilder printed = new StringBuilder();
        ran.output().lines().forEach(line -> printed.append(settled(line)).append('\n'));
        assertThat(printed.toString()).as(command + "\n" + ran.errors()).matches(pattern.toString());
    }

    private static String settled(String line) {
        return VARYING.matcher(line).replaceAll("~");
    }
}
