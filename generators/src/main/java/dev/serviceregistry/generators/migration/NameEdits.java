package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import java.util.SortedMap;

/** Writes other names of services where a project names them: of one that has a successor, and by its present id. */
final class NameEdits {

    private final Migration migration;
    private final String project;
    private final ConsumerFile file;
    private final References references;
    private final PatchedFile patched;
    private final AddressEdits addresses;
    private final RangeEdits ranges;

    NameEdits(
            Migration migration,
            String project,
            ConsumerFile file,
            References references,
            PatchedFile patched,
            AddressEdits addresses,
            RangeEdits ranges) {
        this.migration = migration;
        this.project = project;
        this.file = file;
        this.references = references;
        this.patched = patched;
        this.addresses = addresses;
        this.ranges = ranges;
    }

    /** Writes the successor of a service that is gone in its place. */
    void rename(ServiceRemoved removed, Successor successor) {
        String spelled = successor.spelledIn(project);
        if (!isMeant(spelled, successor)) {
            patched.leave(removed, file.name() + ":1", spelled + " means another service to this project");
            return;
        }
        boolean ofCatalog = removed.service().startsWith("global/");
        boolean toCatalog = successor.id().startsWith("global/");
        for (ConsumerFile.Place place : references.to(removed.service())) {
            boolean isItem = place.path().get(place.path().size() - 1).equals(ConsumerFile.ITEM);
            if (place.isAt("uses", "services", ConsumerFile.ITEM) && !toCatalog || isItem && isThere(place, spelled)) {
                patched.note(
                        removed,
                        place,
                        place.scalar().text(),
                        "",
                        patched.edits().removeItem(place.scalar().source()));
                continue;
            }
            String shared = patched.text(place).startsWith(ServiceReference.JOINED) ? ServiceReference.JOINED : "";
            if (isOfProject(place) && spelled.indexOf('/') >= 0) {
                patched.note(removed, place, "", "", "it can only name a service of its own project");
                continue;
            }
            String range = ranges.moved(
                    ServiceReference.parseJoined(patched.text(place)).range(), successor.version());
            patched.set(removed, place, shared + spelled + (range.isEmpty() ? "" : "@" + range));
            ranges.demanded(place, successor.version(), removed);
        }
        contracts(removed);
        addresses.host(removed, successor.name());
        if (ofCatalog) {
            override(removed, successor, toCatalog);
        }
    }

    /** Writes the present id of a service where a former one stands that leads nowhere any more. */
    void present(AliasRemoved change, String service) {
        String former = change.alias();
        String id = service.substring(service.indexOf('/') + 1);
        for (ConsumerFile.Place place : references.to(service)) {
            String text = patched.text(place);
            String name = ServiceReference.parseJoined(text).name();
            int from = text.indexOf(name) + name.indexOf('/') + 1;
            if (name.substring(name.indexOf('/') + 1).equals(former)) {
                patched.set(change, place, text.substring(0, from) + id + text.substring(from + former.length()));
            }
        }
        retitle(change, former, id);
    }

    /** Writes another id in the headers of an override, and where it says its name once more; returns whether there is one. */
    private boolean retitle(Change change, String was, String id) {
        SortedMap<Integer, String> headers = patched.edits().renameInHeaders(List.of("services"), was, id);
        headers.forEach((line, reason) ->
                patched.note(change, line, "[services." + was + "]", "[services." + id + "]", reason));
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", was, "name") && patched.text(place).equals(was)) {
                patched.set(change, place, id);
            }
        }
        return !headers.isEmpty();
    }

    /** Whether what stands at a place can name no service of another project. */
    private static boolean isOfProject(ConsumerFile.Place place) {
        return place.isAt("services", "*", "deploy", "sidecar_of") || place.isBelow("services", "*", "container");
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
            patched.note(removed, entry.key().line(), "", "", why);
        }
        if (!titled) {
            String why = toCatalog
                    ? "its table has no header of its own"
                    : "what it overrides is no service of the catalogue any more";
            patched.note(removed, entry.key().line(), "", "", why);
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
                    && ServiceReference.parse(patched.text(other)).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What was provided by a service that is gone, and is provided by nobody now. */
    private void contracts(ServiceRemoved removed) {
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", "*", "dependencies", "consumes", ConsumerFile.ITEM)
                    && provides(migration.before(), removed.service(), patched.text(place))
                    && !provides(migration.after(), "", patched.text(place))) {
                String at = file.name() + ":" + place.scalar().source().line();
                patched.leave(removed, at, "nothing provides " + patched.text(place) + " any more");
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
}
