package dev.serviceregistry.registry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A page of docs/, as far as a test can compare it with the code. */
public final class Page {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String text;

    /** The page of a name. */
    public Page(String name) {
        try {
            this.text = Files.readString(Path.of("..", "docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table, each as its cells, by a cell of its header. */
    public List<List<String>> table(String header) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            at = lines.get(i).startsWith("|") && lines.get(i).contains("| " + header + " |") && at < 0 ? i : at;
        }
        assertThat(at).as("a table with " + header).isNotNegative();
        for (int i = at + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            String[] cells = lines.get(i).split("\\|", -1);
            rows.add(List.of(cells).subList(1, cells.length - 1));
        }
        return rows;
    }

    /** The words in code that stand behind a text, up to the end of its paragraph. */
    public Set<String> wordsBehind(String before) {
        return new TreeSet<>(wordsInOrderBehind(before));
    }

    /** The same in their order. */
    public List<String> wordsInOrderBehind(String before) {
        int from = text.indexOf(before);
        assertThat(from).as(before).isPositive();
        int start = from + before.length();
        return inOrder(text.substring(start, text.indexOf('\n', start)));
    }

    /** The words in code. */
    public static Set<String> words(String text) {
        return new TreeSet<>(inOrder(text));
    }

    private static List<String> inOrder(String text) {
        return CODE.matcher(text).results().map(word -> word.group(1)).toList();
    }
}
