package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.SourceLocation;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file of rules, and where each character of it stands. */
public final class SourceText {

    private static final Pattern LONE_RETURN = Pattern.compile("\r(?!\n)");

    private final RuleFile file;
    private final String text;
    private final int[] lines;

    /** The text of this file. */
    public SourceText(RuleFile file) {
        this.file = file;
        this.text = LONE_RETURN.matcher(file.text()).replaceAll("\n");
        int[] starts = new int[text.length() + 1];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[count++] = i + 1;
        }
        this.lines = Arrays.copyOf(starts, count);
    }

    /** The file. */
    public RuleFile file() {
        return file;
    }

    /** All that it says; a line that a carriage return ends alone ends as the others do. */
    public String text() {
        return text;
    }

    /** Where a carriage return first ends a line alone; -1 where none does. */
    int loneReturn() {
        Matcher lone = LONE_RETURN.matcher(file.text());
        return lone.find() ? lone.start() : -1;
    }

    /** What a part of it says. */
    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Where the file stands. */
    public String path() {
        return file.path();
    }

    /** The place of the part between two offsets. */
    public SourceLocation place(int start, int end) {
        int first = line(start);
        int last = line(end);
        return new SourceLocation(file.path(), first + 1, start - lines[first] + 1, last + 1, end - lines[last] + 1);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }
}
