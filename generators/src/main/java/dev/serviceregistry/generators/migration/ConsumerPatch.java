package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ContractRemoved;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.PortChanged;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.PropertyRemoved;
import dev.serviceregistry.facts.PublishedPortChanged;
import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.VersionChanged;
import java.util.List;

/** Makes the patch of one project: whatever of a change can be followed without deciding anything. */
final class ConsumerPatch {

    private final Migration migration;
    private final AddressEdits addresses;
    private final NameEdits names;
    private final RangeEdits ranges;
    private final OverrideEdits overrides;

    private ConsumerPatch(Migration migration, String project, ConsumerFile file, PatchedFile patched) {
        this.migration = migration;
        References references = new References(migration, project, file);
        this.addresses = new AddressEdits(migration, project, references, patched);
        this.ranges = new RangeEdits(file, references, patched);
        this.names = new NameEdits(migration, project, file, references, patched, addresses, ranges);
        this.overrides = new OverrideEdits(migration, project, file, patched);
    }

    /** The patch by which a project follows these changes, all of which break it. */
    static Patch of(Migration migration, String project, List<Change> changes) {
        ConsumerFile file = new ConsumerFile(migration.after(), project);
        PatchedFile patched = new PatchedFile(file);
        ConsumerPatch patch = new ConsumerPatch(migration, project, file, patched);
        // Names first: a range and an address are then moved under the name that will hold.
        changes.stream().filter(ServiceRemoved.class::isInstance).forEach(patch::follow);
        changes.stream().filter(change -> !(change instanceof ServiceRemoved)).forEach(patch::follow);
        return patched.finished(migration.folder());
    }

    private void follow(Change change) {
        String service = change.subject().project() + "/" + change.subject().service();
        if (change instanceof ServiceRemoved removed) {
            Successor.of(removed, migration).ifPresent(successor -> names.rename(removed, successor));
        } else if (change instanceof ServiceRenamed) {
            addresses.host(change, service.substring(service.indexOf('/') + 1));
        } else if (change instanceof AliasRemoved removed) {
            names.present(removed, service);
        } else if (change instanceof VersionChanged) {
            ranges.move(change, service);
        } else if (change instanceof PortRemoved || AddressEdits.areOfRows(change)) {
            addresses.unreached(change);
        } else if (change instanceof PortChanged || change instanceof PublishedPortChanged) {
            addresses.readdress(change);
        } else if (change instanceof ContractRemoved && change.exists()) {
            ranges.consume(change);
        } else if (change instanceof EnvironmentRemoved removed) {
            overrides.variable(removed, service);
        } else if (change instanceof SecretRemoved removed) {
            overrides.secret(removed, service);
        } else if (change instanceof PropertyRemoved removed) {
            overrides.property(removed, service);
        }
    }
}
