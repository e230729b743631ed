package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ConflictAdded;
import dev.serviceregistry.facts.PropertyNarrowed;
import dev.serviceregistry.facts.PropertyRequired;
import dev.serviceregistry.facts.PropertyTypeChanged;
import dev.serviceregistry.registry.ServiceDefinition;

/** Tells whether a project that runs a changed service fails with it by what it says itself. */
final class Failure {

    private Failure() {}

    /** Whether a project fails: it sets what is no longer taken, leaves out what must be set, or runs what is excluded. */
    static boolean of(Change change, String project, String id, View after) {
        ServiceDefinition run = after.members(project).get(id);
        if (run == null) {
            return false;
        }
        if (change instanceof ConflictAdded conflict) {
            return after.conflicts(project, run, conflict.name());
        }
        if (change instanceof PropertyRequired required) {
            return run.effective()
                    .table("properties")
                    .table(required.property())
                    .get("default")
                    .isEmpty();
        }
        String property = change instanceof PropertyNarrowed narrowed
                ? narrowed.property()
                : change instanceof PropertyTypeChanged changed ? changed.property() : "";
        return View.isWrittenBy(project, run) && after.refusesValue(run, property);
    }
}
