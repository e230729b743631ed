package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** Changes the addresses of services where a project writes them: their hosts and ports. */
final class AddressEdits {

    private static final Pattern ROW = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private static final String BY_HAND = "it stands there within a variable";

    private final Migration migration;
    private final String project;
    private final References references;
    private final PatchedFile patched;

    AddressEdits(Migration migration, String project, References references, PatchedFile patched) {
        this.migration = migration;
        this.project = project;
        this.references = references;
        this.patched = patched;
    }

    /** Writes another name where the host of an address stands. */
    void host(Change change, String name) {
        WrittenHosts hosts = hosts(change);
        inAddresses(change, hosts::areIn, (variable, text) -> hosts.renamed(variable, text, name), BY_HAND);
    }

    /** Tells where a number of a port that is gone stands behind the service's name. */
    void unreached(Change change) {
        WrittenHosts hosts = hosts(change);
        BitSet numbers = new BitSet();
        ROW.matcher(numbers(change.old())).results().forEach(row -> {
            int first = Integer.parseInt(row.group(1));
            int last = row.group(2) == null ? first : Integer.parseInt(row.group(2));
            numbers.set(first, Math.max(first, last) + 1);
        });
        inAddresses(
                change,
                (variable, text) -> hosts.havePort(variable, text, numbers),
                (variable, text) -> text,
                "a port that is gone stands there, and another one must be chosen");
    }

    /** Whether a port changed that is several numbers in a row, none of which says which one follows it. */
    static boolean areOfRows(Change change) {
        return change instanceof PortChanged
                && (numbers(change.old()).contains("-")
                        || numbers(change.current()).contains("-"));
    }

    private static String numbers(String port) {
        return port.replaceAll(" to .*|/.*", "");
    }

    /** Writes the present number of a port where the former one stands behind the service's name. */
    void readdress(Change change) {
        String was = number(change.old());
        String is = number(change.current());
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return;
        }
        WrittenHosts hosts = hosts(change);
        inAddresses(
                change,
                (variable, text) -> hosts.havePort(variable, text, was),
                (variable, text) -> hosts.renumbered(variable, text, was, is),
                BY_HAND);
    }

    /**
     * Changes the addresses in which something is found; where that cannot be done, it is told, since somebody has to.
     *
     * @param found looks into a text, by the variable whose value it is
     * @param changed makes the new text
     * @param reason why it cannot be done where that text is the same
     */
    private void inAddresses(
            Change change, BiPredicate<String, String> found, BinaryOperator<String> changed, String reason) {
        for (ConsumerFile.Place place : references.addresses()) {
            String option = place.option();
            String text = option + patched.text(place);
            String variable = place.variable();
            if (place.scalar().value() instanceof MaskedSecret) {
                if (migration
                        .after()
                        .secrets()
                        .leadsTo(
                                place.scalar().source(),
                                secret -> found.test(
                                        variable,
                                        VariableText.of(option + secret).applied()))) {
                    patched.note(change, place, "", "", FileEdits.SECRET_BESIDE);
                }
            } else if (found.test(variable, VariableText.of(text).applied())) {
                String now = changed.apply(variable, text);
                if (now.equals(text)) {
                    patched.note(change, place, "", "", reason);
                } else {
                    patched.set(change, place, now.substring(option.length()));
                }
            }
        }
    }

    /** The names under which the changed service was reached. */
    private WrittenHosts hosts(Change change) {
        Set<String> names = new TreeSet<>();
        names.add(
                change instanceof ServiceRenamed
                        ? change.old()
                        : change.subject().service());
        Set<String> namespaces = new TreeSet<>();
        for (Reading reading : List.of(migration.before(), migration.after())) {
            namespaces.addAll(reading.namespaces(project));
            namespaces.addAll(reading.namespaces(change.subject().project()));
            reading.registry()
                    .find(change.subject().project(), change.subject().service())
                    .ifPresent(service ->
                            service.effective().scalars("aliases").forEach(alias -> names.add(alias.text())));
        }
        return new WrittenHosts(names, namespaces);
    }

    /** The number that a port begins with, or a published port behind its address; empty for none. */
    private static String number(String bound) {
        String port = bound.substring(bound.lastIndexOf(':') + 1);
        int end = 0;
        while (end < port.length() && Character.isDigit(port.charAt(end))) {
            end++;
        }
        return port.substring(0, end);
    }
}
