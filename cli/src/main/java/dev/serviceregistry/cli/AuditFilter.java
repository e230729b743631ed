package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonText;
import dev.serviceregistry.ledger.audit.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which entries of an audit log somebody asks for; what is empty asks for all.
 *
 * @param numbers their numbers
 * @param kinds their kinds
 * @param from the first day, in UTC
 * @param to the last day, in UTC
 * @param subject a text that they contain
 */
record AuditFilter(Set<Long> numbers, Set<String> kinds, String from, String to, String subject) {

    private static final int DAY = "2026-12-31".length();

    static AuditFilter of(List<String> numbers, List<String> kinds, String from, String to, String subject, Call call) {
        Set<Long> wanted = new HashSet<>();
        for (String number : numbers) {
            wanted.add(number(number));
        }
        return new AuditFilter(
                wanted,
                new HashSet<>(Settings.parts(kinds)),
                day("audit.from", from, call),
                day("audit.to", to, call),
                subject);
    }

    /** The number of an entry as it was written. */
    static long number(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new UsageProblem("'" + text + "' is no number of an entry; they are counted from 0");
        }
    }

    private static String day(String setting, String text, Call call) {
        return text.isEmpty() ? "" : AsOf.day(setting, text, call).toString();
    }

    boolean takes(Entry entry) {
        String day = entry.time().length() < DAY ? "" : entry.time().substring(0, DAY);
        return (numbers.isEmpty() || numbers.contains(entry.number()))
                && (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (from.isEmpty() || day.compareTo(from) >= 0)
                && (to.isEmpty() || day.compareTo(to) <= 0)
                && (subject.isEmpty() || names(entry.event()) || entry.actor().contains(subject));
    }

    private boolean names(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value().contains(subject);
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().anyMatch(this::names);
        }
        return value instanceof JsonObject object
                && object.members().values().stream().anyMatch(this::names);
    }
}
