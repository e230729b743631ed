package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.schema.ServiceReference;

/** Moves the versions of services and contracts that a project demands. */
final class RangeEdits {

    private final Ranges ranges = new Ranges();
    private final ConsumerFile file;
    private final References references;
    private final PatchedFile patched;

    RangeEdits(ConsumerFile file, References references, PatchedFile patched) {
        this.file = file;
        this.references = references;
        this.patched = patched;
    }

    /** A demanded range moved to a version; empty when it cannot be. */
    String moved(String range, String version) {
        return ranges.moved(range, version);
    }

    /** Moves what is demanded of a service to its present version. */
    void move(Change change, String service) {
        String version = change.current();
        for (ConsumerFile.Place place : references.to(service)) {
            ServiceReference reference = ServiceReference.parse(patched.text(place));
            String range = ranges.moved(reference.range(), version);
            if (!range.equals(reference.range()) && !range.isEmpty()) {
                patched.set(change, place, reference.name() + "@" + range);
            }
            demanded(place, version, change);
        }
    }

    /** The range that stands beside a name in a table of its own. */
    void demanded(ConsumerFile.Place name, String version, Change change) {
        for (ConsumerFile.Place place : file.places()) {
            boolean beside = place.owner() == name.owner()
                    && place.path().get(place.path().size() - 1).equals("version")
                    && name.path().get(name.path().size() - 1).equals("service");
            String range = beside ? ranges.moved(patched.text(place), version) : "";
            if (beside && !range.isEmpty() && !range.equals(patched.text(place))) {
                patched.set(change, place, range);
            }
        }
    }

    /** Writes the version of a contract that is provided now where the former one is consumed. */
    void consume(Change change) {
        ServiceReference was = ServiceReference.parse(change.old());
        ServiceReference is = ServiceReference.parse(change.current());
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", "*", "dependencies", "consumes", ConsumerFile.ITEM)) {
                ServiceReference written = ServiceReference.parse(patched.text(place));
                boolean served = written.range().isEmpty()
                        || is.range().equals(written.range())
                        || is.range().startsWith(written.range() + ".");
                if (written.name().equals(was.name()) && !served) {
                    patched.set(change, place, change.current());
                }
            }
        }
    }
}
