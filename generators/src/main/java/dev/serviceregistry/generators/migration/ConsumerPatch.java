package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ContractRemoved;
import dev.serviceregistry.facts.EnvironmentAdded;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.PropertyRemoved;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.PublishedPortChanged;
import dev.serviceregistry.facts.SecretAdded;
import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VersionChanged;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the patch of one project: whatever of a change can be followed without deciding anything. */
final class ConsumerPatch {

    private final Migration migration;
    private final String project;
    private final ConsumerFile file;
    private final References references;
    private final FileEdits edits;
    private final Ranges ranges = new Ranges();

    /** What each value says after the changes that were followed so far. */
    private final Map<SourceLocation, String> texts = new HashMap<>();

    private final List<Patch.Edit> made = new ArrayList<>();
    private final List<Patch.Left> left = new ArrayList<>();

    private ConsumerPatch(Migration migration, String project) {
        this.migration = migration;
        this.project = project;
        this.file = new ConsumerFile(migration.after(), project);
        this.references = new References(migration.before(), project, file);
        this.edits = new FileEdits(file);
    }

    /** The patch by which a project follows these changes, all of which break it. */
    static Patch of(Migration migration, String project, List<Change> changes) {
        ConsumerPatch patch = new ConsumerPatch(migration, project);
        // Names first: a range and an address are then moved under the name that will hold.
        changes.stream().filter(ServiceRemoved.class::isInstance).forEach(patch::follow);
        changes.stream().filter(change -> !(change instanceof ServiceRemoved)).forEach(patch::follow);
        return patch.finished();
    }

    private Patch finished() {
        if (made.isEmpty()) {
            return left.isEmpty() ? Patch.NONE : new Patch("", List.of(), List.copyOf(left));
        }
        String text = UnifiedDiff.of(migration.folder() + file.name(), file.lines(), edits);
        if (text.isEmpty()) {
            for (Patch.Edit edit : made) {
                left.add(
                        new Patch.Left(edit.change(), edit.place(), "a patch would show the secret on the line below"));
            }
            made.clear();
        }
        return new Patch(text, List.copyOf(made), List.copyOf(left));
    }

    private void follow(Change change) {
        String service = change.subject().project() + "/" + change.subject().service();
        if (change instanceof ServiceRemoved removed) {
            Successor.of(removed, migration).ifPresent(successor -> rename(removed, successor));
        } else if (change instanceof VersionChanged) {
            move(change, service);
        } else if (change instanceof PortChanged || change instanceof PublishedPortChanged) {
            readdress(change, service, number(change.old()), number(change.current()));
        } else if (change instanceof ContractRemoved && change.exists()) {
            consume(change);
        } else if (change instanceof EnvironmentRemoved removed) {
            variable(removed, service);
        } else if (change instanceof SecretRemoved removed) {
            secret(removed, service);
        } else if (change instanceof PropertyRemoved removed) {
            property(removed, service);
        }
    }

    private void rename(ServiceRemoved removed, Successor successor) {
        String spelled = successor.spelledIn(project);
        if (!isMeant(spelled, successor)) {
            left.add(new Patch.Left(removed, file.name() + ":1", spelled + " means another service to this project"));
            return;
        }
        String was = removed.subject().service();
        boolean ofCatalog = removed.service().startsWith("global/");
        boolean toCatalog = successor.id().startsWith("global/");
        for (ConsumerFile.Place place : references.to(removed.service())) {
            boolean isItem = place.path().get(place.path().size() - 1).equals(ConsumerFile.ITEM);
            if (place.isAt("uses", "services", ConsumerFile.ITEM) && !toCatalog || isItem && isThere(place, spelled)) {
                boolean taken = edits.removeItem(place.scalar().source());
                note(removed, place, place.scalar().text(), "", taken);
                continue;
            }
            ServiceReference reference = ServiceReference.parse(text(place));
            String range = ranges.moved(reference.range(), successor.version());
            set(removed, place, spelled + (range.isEmpty() ? "" : "@" + range));
            demanded(place, successor.version(), removed);
        }
        contracts(removed);
        Pattern host = Pattern.compile("(?<![A-Za-z0-9.-])" + Pattern.quote(was)
                + "(?=(\\.[A-Za-z0-9.-]+)?:\\d)|(?<=//)" + Pattern.quote(was) + "(?=[:/]|$)");
        for (ConsumerFile.Place place : references.addresses()) {
            String text = text(place);
            String renamed = host.matcher(text).replaceAll(Matcher.quoteReplacement(successor.name()));
            if (!renamed.equals(text)) {
                set(removed, place, renamed);
            }
        }
        boolean overrides =
                ofCatalog && file.content().table("services").entries().containsKey(was);
        if (overrides) {
            Table.Entry entry = file.content().table("services").entries().get(was);
            String at = file.name() + ":" + entry.key().line();
            int found = toCatalog ? edits.renameInHeaders(List.of("services"), was, successor.name()) : 0;
            if (found > 0) {
                made.add(new Patch.Edit(removed, at, "[services." + was + "]", "[services." + successor.name() + "]"));
            } else {
                String why = toCatalog
                        ? "its table has no header of its own"
                        : "what it overrides is no service of the" + " catalogue any more";
                left.add(new Patch.Left(removed, at, why));
            }
        }
    }

    /** Whether a name leads this project to the successor, be it by an override. */
    private boolean isMeant(String name, Successor successor) {
        return migration
                .after()
                .registry()
                .find(project, name)
                .map(definition -> definition.id().equals(successor.id())
                        || file.content().table("uses").scalars("services").stream()
                                .anyMatch(use -> use.text().equals(name)))
                .orElse(false);
    }

    /** Whether the array in which a name stands has the other name already. */
    private boolean isThere(ConsumerFile.Place place, String name) {
        for (ConsumerFile.Place other : file.places()) {
            if (other.owner() == place.owner()
                    && other.path().equals(place.path())
                    && ServiceReference.parse(text(other)).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What was provided by a service that is gone, and is provided by nobody now. */
    private void contracts(ServiceRemoved removed) {
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", "*", "dependencies", "consumes", ConsumerFile.ITEM)
                    && provides(migration.before(), removed.service(), text(place))
                    && !provides(migration.after(), "", text(place))) {
                String at = file.name() + ":" + place.scalar().source().line();
                left.add(new Patch.Left(removed, at, "nothing provides " + text(place) + " any more"));
            }
        }
    }

    /** Whether a service, or any when none is named, provides a contract. */
    private static boolean provides(Reading reading, String service, String contract) {
        ServiceReference wanted = ServiceReference.parse(contract);
        for (Fact fact : reading.registry().facts().facts()) {
            if (fact instanceof ProvidedContract provided
                    && (service.isEmpty() || provided.service().equals(service))
                    && provided.name().equals(wanted.name())
                    && provided.serves(wanted.range())) {
                return true;
            }
        }
        return false;
    }

    private void move(Change change, String service) {
        String version = change.current();
        for (ConsumerFile.Place place : references.to(service)) {
            ServiceReference reference = ServiceReference.parse(text(place));
            String range = ranges.moved(reference.range(), version);
            if (!range.equals(reference.range()) && !range.isEmpty()) {
                set(change, place, reference.name() + "@" + range);
            }
            demanded(place, version, change);
        }
    }

    /** The range that stands beside a name in a table of its own. */
    private void demanded(ConsumerFile.Place name, String version, Change change) {
        for (ConsumerFile.Place place : file.places()) {
            boolean beside = place.owner() == name.owner()
                    && place.path().get(place.path().size() - 1).equals("version")
                    && name.path().get(name.path().size() - 1).equals("service");
            String range = beside ? ranges.moved(text(place), version) : "";
            if (beside && !range.isEmpty() && !range.equals(text(place))) {
                set(change, place, range);
            }
        }
    }

    private void readdress(Change change, String service, String was, String is) {
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return;
        }
        Pattern address = Pattern.compile("(?<![A-Za-z0-9.-])("
                + Pattern.quote(service.substring(service.indexOf('/') + 1)) + "(?:\\.[A-Za-z0-9.-]+)?:)" + was
                + "(?!\\d)");
        for (ConsumerFile.Place place : references.addresses()) {
            String moved = address.matcher(text(place)).replaceAll("$1" + is);
            if (!moved.equals(text(place))) {
                set(change, place, moved);
            }
        }
    }

    private void consume(Change change) {
        ServiceReference was = ServiceReference.parse(change.old());
        ServiceReference is = ServiceReference.parse(change.current());
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", "*", "dependencies", "consumes", ConsumerFile.ITEM)) {
                ServiceReference written = ServiceReference.parse(text(place));
                boolean served = written.range().isEmpty()
                        || is.range().equals(written.range())
                        || is.range().startsWith(written.range() + ".");
                if (written.name().equals(was.name()) && !served) {
                    set(change, place, change.current());
                }
            }
        }
    }

    private void variable(EnvironmentRemoved removed, String service) {
        String id = service.substring(service.indexOf('/') + 1);
        Table.Entry entry = entry(id, "env", removed.variable());
        if (entry == null) {
            return;
        }
        String place = file.name() + ":" + entry.key().line();
        String renamed = counterpart(removed, EnvironmentAdded.class);
        if (renamed.isEmpty()) {
            takeOut(removed, entry, "env." + TomlWriter.key(removed.variable()));
        } else if (edits.rename(entry.key(), removed.variable(), renamed)) {
            made.add(new Patch.Edit(removed, place, removed.variable(), renamed));
        } else {
            left.add(new Patch.Left(removed, place, "it is not written as a plain key on a line without a secret"));
        }
    }

    private void secret(SecretRemoved removed, String service) {
        String renamed = counterpart(removed, SecretAdded.class);
        String id = service.substring(service.indexOf('/') + 1);
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", id, "env", "*", "from_secret")
                    && text(place).equals(removed.secret())
                    && !renamed.isEmpty()) {
                set(removed, place, renamed);
            }
        }
    }

    private void property(PropertyRemoved removed, String service) {
        String id = service.substring(service.indexOf('/') + 1);
        Table.Entry entry = entry(id, "properties", removed.property());
        if (entry == null) {
            return;
        }
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", id, "env", "*", "from_property")
                    && text(place).equals(removed.property())) {
                String at = file.name() + ":" + place.scalar().source().line();
                left.add(new Patch.Left(removed, at, "a variable takes its value from the property"));
                return;
            }
        }
        takeOut(removed, entry, "properties." + TomlWriter.key(removed.property()));
    }

    /** Takes out what an override says of a thing that is gone, where it has lines of its own. */
    private void takeOut(Change change, Table.Entry entry, String what) {
        int first = entry.key().line();
        int last = Lines.last(entry.value());
        String begin = file.line(first).text();
        boolean header = begin.strip().startsWith("[");
        boolean alone = begin.substring(0, Math.min(begin.length(), entry.key().column() - 1))
                        .isBlank()
                && !file.isWithinValue(first);
        String place = file.name() + ":" + first;
        boolean blankBelow = header
                && file.line(last + 1).text().isBlank()
                && last < file.lines().size();
        if (alone && edits.removeLines(first, blankBelow ? last + 1 : last)) {
            made.add(new Patch.Edit(change, place, what, ""));
        } else {
            left.add(new Patch.Left(change, place, "it does not stand on lines of its own without a secret"));
        }
    }

    private Table.@Nullable Entry entry(String service, String section, String key) {
        return file.content()
                .table("services")
                .table(service)
                .table(section)
                .entries()
                .get(key);
    }

    /** The name under which the same value is new on the same service; empty when there is none or more than one. */
    private String counterpart(Change removed, Class<? extends Change> kind) {
        List<String> names = new ArrayList<>();
        for (Change other : migration.all()) {
            boolean same = kind.isInstance(other)
                    && other.subject().project().equals(removed.subject().project())
                    && other.subject().service().equals(removed.subject().service())
                    && !removed.old().isEmpty()
                    && !removed.old().contains("********")
                    && other.current().equals(removed.old());
            if (same) {
                names.add(other instanceof EnvironmentAdded added ? added.variable() : ((SecretAdded) other).secret());
            }
        }
        return names.size() == 1 ? names.get(0) : "";
    }

    private String text(ConsumerFile.Place place) {
        return texts.getOrDefault(place.scalar().source(), place.scalar().text());
    }

    private void set(Change change, ConsumerFile.Place place, String text) {
        String was = text(place);
        if (text.equals(was)) {
            return;
        }
        boolean done = edits.replace(place.scalar(), text);
        if (done) {
            texts.put(place.scalar().source(), text);
        }
        note(change, place, was, text, done);
    }

    private void note(Change change, ConsumerFile.Place place, String was, String is, boolean done) {
        String at = file.name() + ":" + place.scalar().source().line();
        if (done) {
            made.add(new Patch.Edit(change, at, was, is));
        } else {
            left.add(new Patch.Left(change, at, "it is written with escapes, over several lines or beside a secret"));
        }
    }

    /** The number that a port or a published port begins with; empty for none. */
    private static String number(String port) {
        int end = 0;
        while (end < port.length() && Character.isDigit(port.charAt(end))) {
            end++;
        }
        return port.substring(0, end);
    }
}
