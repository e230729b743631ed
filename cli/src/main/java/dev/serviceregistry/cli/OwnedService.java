package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service with the owner that its project names for what names none of its own. */
final class OwnedService {

    private static final String OWNER = "owner";

    private OwnedService() {}

    static ServiceDefinition of(ServiceDefinition service, Reading reading) {
        ParsedFile project = reading.files().get("projects/" + service.service().project() + "/services.toml");
        Node owner = project == null
                ? null
                : project.content().table("project").get(OWNER).orElse(null);
        Table effective = service.effective();
        if (owner == null || !effective.string(OWNER).orElse("").isBlank()) {
            return service;
        }
        Map<String, Table.Entry> entries = new LinkedHashMap<>(effective.entries());
        entries.put(OWNER, new Table.Entry(owner.source(), owner));
        return new ServiceDefinition(service.service(), new Table(entries, effective.source()), service.header());
    }
}
