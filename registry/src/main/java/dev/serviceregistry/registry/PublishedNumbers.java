package dev.serviceregistry.registry;

import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** The numbers that a port is published as; nothing where it is not published. */
    static Optional<PublishedNumbers> of(Table port) {
        OptionalLong number = number(port, "published");
        return number.isPresent()
                ? Optional.of(from(number.getAsLong(), port))
                : port.string("published").map(written -> new PublishedNumbers(0, 0, applied(written)));
    }

    /** The number under a key of a port, with defaults in the place of their variables; none where only a variable tells it. */
    static OptionalLong number(Table port, String key) {
        OptionalLong number = port.integer(key);
        Optional<String> written = number.isPresent() ? Optional.empty() : port.string(key);
        String applied = written.isPresent() ? applied(written.get()) : "";
        return NUMBER.matcher(applied).matches() ? OptionalLong.of(Long.parseLong(applied)) : number;
    }

    private static String applied(String written) {
        return VariableText.of(written).applied().strip();
    }

    private static PublishedNumbers from(long first, Table port) {
        OptionalLong number = port.integer("port");
        OptionalLong end = port.integer("end_port");
        long more = number.isPresent() && end.isPresent() ? end.getAsLong() - number.getAsLong() : 0;
        return more > 0
                ? new PublishedNumbers(first, first + more, first + "-" + (first + more))
                : new PublishedNumbers(first, first, Long.toString(first));
    }
}
