package dev.serviceregistry.registry;

import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers on its host that lead to a port of a service.
 *
 * @param first the first one; 0 where only a variable tells it
 * @param last the last of several in a row; the first one where it is alone
 * @param text the numbers for people
 */
record PublishedNumbers(long first, long last, String text) {

    /** As many digits as surely fit into a number. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** The highest number that a port can have. */
    static final long LAST = 65_535;

    private static final Pattern ROW = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    /** The numbers that a port is published as; nothing where it is not published. */
    static Optional<PublishedNumbers> of(Table port) {
        OptionalLong number = number(port, "published");
        return number.isPresent()
                ? Optional.of(from(number.getAsLong(), port))
                : port.string("published").map(written -> told(applied(written), port));
    }

    /** How many ports in a row follow the first one of a port. */
    static long further(Table port) {
        OptionalLong number = port.integer("port");
        OptionalLong end = port.integer("end_port");
        return number.isPresent() && end.isPresent() ? Math.max(0, end.getAsLong() - number.getAsLong()) : 0;
    }

    /** Whether a text tells the numbers of so many ports in a row, the last of which exists. */
    static boolean isRow(String text, long further) {
        Matcher row = ROW.matcher(text);
        return row.matches() && number(row, 2) - number(row, 1) == further && number(row, 2) <= LAST;
    }

    /** The number under a key of a port, with defaults in the place of their variables; none where only a variable tells it. */
    static OptionalLong number(Table port, String key) {
        OptionalLong number = port.integer(key);
        Optional<String> written = number.isPresent() ? Optional.empty() : port.string(key);
        String applied = written.isPresent() ? applied(written.get()) : "";
        return NUMBER.matcher(applied).matches() ? OptionalLong.of(Long.parseLong(applied)) : number;
    }

    /** What is written where nobody sets its variables. */
    static String applied(String written) {
        return VariableText.of(written).applied().strip();
    }

    private static PublishedNumbers from(long first, Table port) {
        long further = further(port);
        return further > 0
                ? new PublishedNumbers(first, first + further, first + "-" + (first + further))
                : new PublishedNumbers(first, first, Long.toString(first));
    }

    private static PublishedNumbers told(String applied, Table port) {
        long further = further(port);
        Matcher row = ROW.matcher(applied);
        return further > 0 && row.matches() && isRow(applied, further)
                ? new PublishedNumbers(number(row, 1), number(row, 2), applied)
                : new PublishedNumbers(0, 0, applied);
    }

    private static long number(Matcher row, int end) {
        return Long.parseLong(row.group(end));
    }
}
