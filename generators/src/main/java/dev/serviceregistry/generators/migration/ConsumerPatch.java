package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ContractRemoved;
import dev.serviceregistry.facts.EnvironmentAdded;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.PropertyRemoved;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.PublishedPortChanged;
import dev.serviceregistry.facts.SecretAdded;
import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VersionChanged;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the patch of one project: whatever of a change can be followed without deciding anything. */
final class ConsumerPatch {

    private static final Pattern ROW = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    /** The keys above one that is written with dots. */
    private static final Pattern ABOVE = Pattern.compile("\\s*(?:(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\\s*\\.\\s*)*");

    private static final String BY_HAND = "it stands there within a variable";

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
        this.references = new References(migration, project, file);
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
        String text = UnifiedDiff.of(migration.folder() + file.name(), file.lines(), edits);
        return new Patch(text, List.copyOf(made), List.copyOf(left));
    }

    private void follow(Change change) {
        String service = change.subject().project() + "/" + change.subject().service();
        if (change instanceof ServiceRemoved removed) {
            Successor.of(removed, migration).ifPresent(successor -> rename(removed, successor));
        } else if (change instanceof ServiceRenamed) {
            host(change, service.substring(service.indexOf('/') + 1));
        } else if (change instanceof AliasRemoved removed) {
            present(removed, service);
        } else if (change instanceof VersionChanged) {
            move(change, service);
        } else if (change instanceof PortRemoved) {
            unreached(change);
        } else if (change instanceof PortChanged && (isRow(change.old()) || isRow(change.current()))) {
            unreached(change);
        } else if (change instanceof PortChanged || change instanceof PublishedPortChanged) {
            readdress(change, number(change.old()), number(change.current()));
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
        boolean ofCatalog = removed.service().startsWith("global/");
        boolean toCatalog = successor.id().startsWith("global/");
        for (ConsumerFile.Place place : references.to(removed.service())) {
            boolean isItem = place.path().get(place.path().size() - 1).equals(ConsumerFile.ITEM);
            if (place.isAt("uses", "services", ConsumerFile.ITEM) && !toCatalog || isItem && isThere(place, spelled)) {
                note(
                        removed,
                        place,
                        place.scalar().text(),
                        "",
                        edits.removeItem(place.scalar().source()));
                continue;
            }
            String shared = text(place).startsWith(ServiceReference.JOINED) ? ServiceReference.JOINED : "";
            if (isOfProject(place) && spelled.indexOf('/') >= 0) {
                note(removed, place, "", "", "it can only name a service of its own project");
                continue;
            }
            String range =
                    ranges.moved(ServiceReference.parseJoined(text(place)).range(), successor.version());
            set(removed, place, shared + spelled + (range.isEmpty() ? "" : "@" + range));
            demanded(place, successor.version(), removed);
        }
        contracts(removed);
        host(removed, successor.name());
        if (ofCatalog) {
            override(removed, successor, toCatalog);
        }
    }

    /** Writes the present id of a service where a former one stands that leads nowhere any more. */
    private void present(AliasRemoved change, String service) {
        String former = change.alias();
        String id = service.substring(service.indexOf('/') + 1);
        for (ConsumerFile.Place place : references.to(service)) {
            String text = text(place);
            String name = ServiceReference.parseJoined(text).name();
            int from = text.indexOf(name) + name.indexOf('/') + 1;
            if (name.substring(name.indexOf('/') + 1).equals(former)) {
                set(change, place, text.substring(0, from) + id + text.substring(from + former.length()));
            }
        }
        retitle(change, former, id);
    }

    /** Writes another id in the headers of an override, and where it says its name once more; returns whether there is one. */
    private boolean retitle(Change change, String was, String id) {
        SortedMap<Integer, String> headers = edits.renameInHeaders(List.of("services"), was, id);
        headers.forEach(
                (line, reason) -> note(change, line, "[services." + was + "]", "[services." + id + "]", reason));
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", was, "name") && text(place).equals(was)) {
                set(change, place, id);
            }
        }
        return !headers.isEmpty();
    }

    /** Whether what stands at a place can name no service of another project. */
    private static boolean isOfProject(ConsumerFile.Place place) {
        return place.isAt("services", "*", "deploy", "sidecar_of") || place.isBelow("services", "*", "container");
    }

    /** Writes another name where the host of an address stands. */
    private void host(Change change, String name) {
        WrittenHosts hosts = hosts(change);
        inAddresses(change, hosts::areIn, (variable, text) -> hosts.renamed(variable, text, name), BY_HAND);
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
            String text = option + text(place);
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
                    note(change, place, "", "", FileEdits.SECRET_BESIDE);
                }
            } else if (found.test(variable, VariableText.of(text).applied())) {
                String now = changed.apply(variable, text);
                if (now.equals(text)) {
                    note(change, place, "", "", reason);
                } else {
                    set(change, place, now.substring(option.length()));
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

    private void override(ServiceRemoved removed, Successor successor, boolean toCatalog) {
        String was = migration
                .before()
                .registry()
                .find(project, removed.subject().service())
                .filter(definition -> definition.service().project().equals(project))
                .map(ServiceDefinition::header)
                .orElse("");
        Table.Entry entry = file.content().table("services").entries().get(was);
        if (entry == null) {
            return;
        }
        boolean titled = toCatalog && retitle(removed, was, successor.name());
        if (successor.isAnother()) {
            String why = "it was written for " + was + ": see what of it " + successor.name() + " takes";
            note(removed, entry.key().line(), "", "", why);
        }
        if (!titled) {
            String why = toCatalog
                    ? "its table has no header of its own"
                    : "what it overrides is no service of the catalogue any more";
            note(removed, entry.key().line(), "", "", why);
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

    /** Tells where a number of a port that is gone stands behind the service's name. */
    private void unreached(Change change) {
        WrittenHosts hosts = hosts(change);
        BitSet numbers = new BitSet();
        ROW.matcher(change.old().replaceAll(" to .*|/.*", "")).results().forEach(row -> {
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

    /** Whether a port is several numbers in a row, none of which says which one follows it. */
    private static boolean isRow(String port) {
        return port.replaceAll(" to .*|/.*", "").contains("-");
    }

    private void readdress(Change change, String was, String is) {
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
        Table.Entry entry = entry(header(service), "env", removed.variable());
        if (entry == null) {
            return;
        }
        String renamed = counterpart(removed, EnvironmentAdded.class);
        if (renamed.isEmpty()) {
            takeOut(removed, entry, "env." + TomlWriter.key(removed.variable()));
        } else {
            String reason = edits.rename(entry.key(), removed.variable(), renamed);
            note(removed, entry.key().line(), removed.variable(), renamed, reason);
        }
    }

    private void secret(SecretRemoved removed, String service) {
        String renamed = counterpart(removed, SecretAdded.class);
        String id = header(service);
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", id, "env", "*", "from_secret")
                    && text(place).equals(removed.secret())
                    && !renamed.isEmpty()) {
                set(removed, place, renamed);
            }
        }
    }

    private void property(PropertyRemoved removed, String service) {
        String id = header(service);
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
        boolean alone = ABOVE.matcher(begin.substring(
                                0, Math.min(begin.length(), entry.key().column() - 1)))
                        .matches()
                && !file.isWithinValue(first);
        boolean blankBelow = header
                && file.line(last + 1).text().isBlank()
                && last < file.lines().size();
        String reason = alone
                ? edits.removeLines(first, blankBelow ? last + 1 : last)
                : "it does not stand on lines of its own";
        note(change, first, what, "", reason);
    }

    /** The id under which the project's file changes a service. */
    private String header(String service) {
        String id = service.substring(service.indexOf('/') + 1);
        return migration
                .after()
                .registry()
                .find(project, id)
                .filter(definition -> definition.service().project().equals(project))
                .map(ServiceDefinition::header)
                .orElse(id);
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
        String reason = edits.replace(place.scalar(), text);
        if (reason.isEmpty()) {
            texts.put(place.scalar().source(), text);
        }
        note(change, place, was, text, reason);
    }

    private void note(Change change, ConsumerFile.Place place, String was, String is, String reason) {
        note(change, place.scalar().source().line(), was, is, reason);
    }

    /** Keeps what the patch does at a line, or the reason why it does not. */
    private void note(Change change, int line, String was, String is, String reason) {
        String at = file.name() + ":" + line;
        if (reason.isEmpty()) {
            made.add(new Patch.Edit(change, at, was, is));
        } else {
            left.add(new Patch.Left(change, at, reason));
        }
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
