package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ProjectAdded;
import dev.serviceregistry.facts.ProjectRemoved;
import dev.serviceregistry.facts.ServiceAdded;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells changes apart by what they change.
 *
 * <p>What a change shows of its values may be less than what is written there, as of a service that is new: so all that
 * stands at the places of the old and the new value is part of its identity.
 */
final class ChangeIdentities {

    private static final int BYTES = 16;
    private static final String STARS = new MaskedSecret("", 0, true, false, false, false).toString();

    /** What a project's file says that changes of their own tell of. */
    private static final Set<String> TOLD = Set.of("services", "uses");

    private final State before;
    private final State after;

    /** Identities of what changed between two states that one reader has read. */
    ChangeIdentities(Reading before, Reading after) {
        this.before = new State(before);
        this.after = new State(after);
    }

    ChangeIdentity of(Change change) {
        List<String> place = new ArrayList<>();
        place.add(change.kind());
        place.add(change.subject().project());
        place.add(change.subject().service());
        place.add(change.subject().element());
        Text text = new Text();
        place.forEach(text::add);
        text.add(change.existed() ? "was " + change.old() : "was not");
        text.add(change.exists() ? "is " + change.current() : "is not");
        if (change.existed()) {
            before.append(change, change.transition().previousSource(), text);
        }
        boolean hadSecret = text.holdsSecret || change.old().contains(STARS);
        text.holdsSecret = change.current().contains(STARS);
        if (change.exists()) {
            after.append(change, change.transition().source(), text);
        }
        boolean holdsSecret = text.holdsSecret;
        String fingerprint = digest(text.plain);
        // What is hidden and cannot be found again is like nothing else.
        boolean isBlind = (hadSecret || holdsSecret) && (text.secrets == 0 || text.missesSecret);
        String exact = isBlind ? fingerprint + "?" + System.identityHashCode(change) : digest(text.exact);
        return new ChangeIdentity(fingerprint, exact, String.join("\0", place), holdsSecret);
    }

    private static String digest(StringBuilder text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Texts one after the other, each with its length, once without secrets and once with their keyed digests. */
    private static final class Text {

        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder exact = new StringBuilder();
        private boolean holdsSecret;
        private boolean missesSecret;
        private int secrets;

        void add(String text) {
            add(text, text);
        }

        void secret(String digest) {
            holdsSecret = true;
            missesSecret |= digest.isEmpty();
            secrets++;
            add(STARS, digest);
        }

        private void add(String shown, String whole) {
            plain.append(shown.length()).append(':').append(shown);
            exact.append(whole.length()).append(':').append(whole);
        }
    }

    /** One of the two states. */
    private static final class State {

        private final Reading reading;
        private final Map<String, Map<SourceLocation, Node>> places = new HashMap<>();
        private final Map<String, ServiceDefinition> services = new HashMap<>();

        State(Reading reading) {
            this.reading = reading;
            for (ServiceDefinition service : reading.registry().services()) {
                services.put(service.id(), service);
            }
        }

        void append(Change change, SourceLocation source, Text text) {
            if (change instanceof ServiceAdded || change instanceof ServiceRemoved) {
                ServiceDefinition service = services.get(
                        change.subject().project() + "/" + change.subject().service());
                if (service != null) {
                    append(service.effective(), text);
                }
            } else if (change instanceof ProjectAdded || change instanceof ProjectRemoved) {
                project(change.subject().project(), text);
            } else if (!(change instanceof ServiceRenamed) && !source.equals(SourceLocation.startOf(source.file()))) {
                Node node = places.computeIfAbsent(source.file(), this::places).get(source);
                if (node != null) {
                    append(node, text);
                }
            }
        }

        private void project(String project, Text text) {
            List<ParsedFile> files = new ArrayList<>(reading.files().values());
            files.addAll(reading.further().byName().values());
            for (ParsedFile file : files) {
                if (file.name().startsWith("projects/" + project + "/")) {
                    text.add(file.name());
                    Map<String, Table.Entry> rest =
                            new HashMap<>(OwnKeys.without(file.content()).entries());
                    rest.keySet().removeAll(TOLD);
                    append(new Table(rest, file.content().source()), text);
                }
            }
        }

        private Map<SourceLocation, Node> places(String name) {
            Map<SourceLocation, Node> found = new HashMap<>();
            ParsedFile file = reading.file(name);
            if (file != null) {
                for (Table.Entry entry :
                        OwnKeys.without(file.content()).entries().values()) {
                    collect(entry.value(), found);
                }
            }
            return found;
        }

        /** A table that is only written as part of another stands where that one does: the innermost is meant. */
        private static void collect(Node node, Map<SourceLocation, Node> found) {
            found.put(node.source(), node);
            if (node instanceof Table table) {
                for (Table.Entry entry : OwnKeys.without(table).entries().values()) {
                    collect(entry.value(), found);
                }
            } else if (node instanceof Array array) {
                for (Node item : array.items()) {
                    collect(item, found);
                }
            }
        }

        /** Everything that is written there but its author's own keys; in which order the keys of a table stand means nothing. */
        private void append(Node node, Text text) {
            if (node instanceof Table table) {
                text.add("{");
                for (Map.Entry<String, Table.Entry> entry :
                        new TreeMap<>(OwnKeys.without(table).entries()).entrySet()) {
                    text.add(entry.getKey());
                    append(entry.getValue().value(), text);
                }
                text.add("}");
            } else if (node instanceof Array array) {
                text.add("[");
                for (Node item : array.items()) {
                    append(item, text);
                }
                text.add("]");
            } else if (node instanceof Scalar scalar && scalar.value() instanceof MaskedSecret) {
                text.secret(reading.secrets().of(scalar.source()));
            } else if (node instanceof Scalar scalar) {
                text.add(scalar.value().getClass().getSimpleName());
                text.add(scalar.text());
            }
        }
    }
}
