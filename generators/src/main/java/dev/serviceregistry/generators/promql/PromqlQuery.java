package dev.serviceregistry.generators.promql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query that every Prometheus since 2.42 understands.
 *
 * @param text the query, without comments
 * @param type what it gives
 * @param selectors which series it reads, in the order in which they are written
 * @param windows where the ranges behind selectors stand; none when the query has subqueries, whose ranges depend on one
 *     another
 * @param asksForAbsence whether it is about series that are not there
 */
public record PromqlQuery(
        String text, ValueType type, List<Selector> selectors, List<Window> windows, boolean asksForAbsence) {

    /**
     * A range behind a selector.
     *
     * @param start where its duration begins
     * @param end where it ends
     */
    public record Window(int start, int end) {}

    /**
     * What became of a text.
     *
     * @param query the query; nothing when the text is none
     * @param problem why it is none, as the end of a sentence; empty when it is one
     */
    public record Reading(Optional<PromqlQuery> query, String problem) {}

    /** Keeps its own copies. */
    public PromqlQuery {
        selectors = List.copyOf(selectors);
        windows = List.copyOf(windows);
    }

    /** Reads a text that may be a query. */
    public static Reading read(String text) {
        try {
            String plain = Lexer.withoutComments(text);
            Parser parser = new Parser(Lexer.tokens(plain));
            ValueType type = parser.query();
            List<Window> windows = new ArrayList<>();
            if (!parser.hasSubqueries()) {
                parser.ranges().forEach(range -> windows.add(new Window(range.start(), range.end())));
            }
            return new Reading(
                    Optional.of(new PromqlQuery(plain, type, parser.selectors(), windows, parser.asksForAbsence())),
                    "");
        } catch (PromqlProblem e) {
            return new Reading(Optional.empty(), e.getMessage());
        }
    }

    /** Whether it gives something that a rule can record or an alert can be raised for. */
    public boolean isRecordable() {
        return type == ValueType.INSTANT_VECTOR || type == ValueType.SCALAR;
    }

    /** The query over another span of time; it must have {@link #windows}. */
    public String over(String span) {
        StringBuilder moved = new StringBuilder(text);
        for (int i = windows.size() - 1; i >= 0; i--) {
            moved.replace(windows.get(i).start(), windows.get(i).end(), span);
        }
        return moved.toString();
    }

    /**
     * A query that gives one series without labels as soon as something that this one reads is not there; nothing when it
     * reads nothing or is itself about absence.
     */
    public Optional<String> absence() {
        Set<String> read = new LinkedHashSet<>();
        for (Selector selector : selectors) {
            Selector origin = selector.origin();
            boolean empty =
                    origin.metric().isEmpty() && origin.matchers().stream().allMatch(matcher -> matcher.matches(""));
            if (!empty) {
                read.add("absent(" + origin + ")");
            }
        }
        if (read.isEmpty() || asksForAbsence) {
            return Optional.empty();
        }
        return Optional.of("max(" + read.stream().collect(Collectors.joining(" or ")) + ")");
    }
}
