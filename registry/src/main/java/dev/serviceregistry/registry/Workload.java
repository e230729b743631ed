package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.WorkloadKind;

/** How a service is run, as far as that is known. */
final class Workload {

    private Workload() {}

    /** Whether a service runs to its end. */
    static boolean completes(Service service) {
        return service.type().equals("job")
                || service.kind() == WorkloadKind.JOB
                || service.kind() == WorkloadKind.CRONJOB;
    }

    /** Whether nobody can know whether it does. */
    static boolean isUnknown(ServiceDefinition definition, Names names) {
        return names.leavesOpen(definition, "type") || names.leavesOpen(definition, "deploy.kind");
    }

    /** Whether a service certainly runs on until it is stopped. */
    static boolean runsOn(ServiceDefinition definition, Names names) {
        return !completes(definition.service()) && !isUnknown(definition, names);
    }

    /** Whether a service certainly runs on until it is stopped, and not as part of another one's. */
    static boolean standsAlone(ServiceDefinition definition, Names names) {
        return definition.effective().table("deploy").string("sidecar_of").isEmpty()
                && runsOn(definition, names)
                && !names.leavesOpen(definition, "deploy.sidecar_of");
    }
}
