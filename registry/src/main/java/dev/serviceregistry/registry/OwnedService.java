package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service with the owner that its project names for what names none of its own. */
public final class OwnedService {

    private static final String OWNER = "owner";

    private OwnedService() {}

    /** A service of a repository. */
    public static ServiceDefinition of(ServiceDefinition service, Reading reading) {
        return of(service, reading.files().get("projects/" + service.service().project() + "/services.toml"));
    }

    /**
     * A service of a project.
     *
     * @param project what the file of the project says that defines its services; null for a service of the catalogue
     */
    static ServiceDefinition of(ServiceDefinition service, @Nullable ParsedFile project) {
        Node owner = project == null
                ? null
                : project.content().table("project").get(OWNER).orElse(null);
        Table effective = service.effective();
        if (owner == null || !effective.string(OWNER).orElse("").isBlank()) {
            return service;
        }
        Map<String, Table.Entry> entries = new LinkedHashMap<>(effective.entries());
        entries.put(OWNER, new Table.Entry(owner.source(), owner));
        return new ServiceDefinition(
                service.service(), new Table(entries, effective.source()), service.own(), service.header());
    }

    /** The team that owns such a service, without its sign; empty when none is named. */
    static String team(ServiceDefinition owned) {
        String written = owned.effective().string(OWNER).orElse("");
        return written.isBlank() ? "" : OwnershipFacts.name(written);
    }
}
