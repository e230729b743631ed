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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/authoring.md says, from its first line to its last, and sees what it shows. */
class AuthoringPageTest {

    private static final Path PAGE = Path.of("..", "docs", "authoring.md");
    private static final String ANYTHING = "…";

    /** What differs from run to run, and with every policy that comes: how long it takes, and how many there are. */
    private static final Pattern VARYING = Pattern.compile("\\d+ rules run, \\d+ not applicable|\\d+\\.\\d\\d s$");

    private static final Pattern FILE = Pattern.compile("^`([^`]+)`:$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private @TempDir Path root;

    @Test
    void every_command_of_the_page_prints_what_the_page_shows() throws IOException {
        Iterator<String> lines = Files.readAllLines(PAGE).iterator();
        int commands = 0;
        int files = 0;
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
                    Path path = root.resolve(named);
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, String.join("\n", block) + "\n");
                    named = "";
                    files++;
                }
            }
        }
        assertThat(commands).isEqualTo(8);
        assertThat(files).isEqualTo(5);
    }

    private static List<String> block(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals("```"); line = lines.next()) {
            block.add(line);
        }
        return block;
    }

    private void run(String command, List<String> shown) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        CommandLine ran = CommandLine.run(words, root);
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
