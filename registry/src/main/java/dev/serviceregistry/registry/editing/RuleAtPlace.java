package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.toml.LineIndex;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rule that a line of a file of rules is part of. */
final class RuleAtPlace {

    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*rule\\s+(\"[^\"\\n]*\"|'[^'\\n]*')");
    private static final Pattern ID = Pattern.compile("@id\\(\\s*\"([^\"\\n]*)\"\\s*\\)");

    private RuleAtPlace() {}

    /** What the rule says of itself; its title alone while it has no id that is known. */
    static Optional<Hover> of(String file, String text, int line, List<RuleText> rules) {
        LineIndex lines = new LineIndex(file, text);
        Matcher head = HEAD.matcher(text);
        int from = -1;
        int end = text.length();
        String title = "";
        SourceLocation source = SourceLocation.startOf(file);
        while (head.find()) {
            SourceLocation place = lines.span(head.start(1), head.end(1));
            if (place.line() > line) {
                end = head.start();
                break;
            }
            from = head.start();
            title = head.group(1).substring(1, head.group(1).length() - 1);
            source = place;
        }
        if (from < 0) {
            return Optional.empty();
        }
        Matcher id = ID.matcher(text).region(from, end);
        if (id.find()) {
            for (RuleText rule : rules) {
                if (rule.id().equals(id.group(1))) {
                    return Optional.of(new Hover(rule.markdown(), source));
                }
            }
        }
        return Optional.of(new Hover("**" + MarkdownText.escaped(title) + "**", source));
    }
}
