package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.schema.Validation;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Finds values of a service that have the right type but do not fit the rest of the service. */
final class ServiceChecks {

    private static final Set<String> TYPES = Set.of(
            "api",
            "worker",
            "web",
            "job",
            "database",
            "cache",
            "queue",
            "gateway",
            "storage",
            "search",
            "monitoring",
            "function",
            "stream",
            "proxy",
            "registry",
            "identity",
            "mail",
            "scheduler",
            "agent",
            "library");
    /** The ways to check a service, of which a probe has exactly one. */
    static final List<String> PROBE_HANDLERS = List.of("http_get", "exec", "tcp_socket", "grpc");

    private static final List<String> SOURCES = List.of("from_service", "from_secret", "from_property", "variable");

    /** What does not fit, and what else of the service it rests on: if that is refused, it cannot be judged. */
    private record Misfit(String path, String message, SourceLocation source, String... grounds) {}

    private final Set<String> types;

    private final boolean knowsTypes;

    private final Names names;

    /** Checks services whose types are the usual ones or those that this file declares. */
    ServiceChecks(Names names, ParsedFile head) {
        Set<String> declaredTypes =
                head.content().table("service_types").entries().keySet();
        this.knowsTypes = head.usable() && !head.leavesOpen("service_types");
        this.names = names;
        this.types = new TreeSet<>(TYPES);
        this.types.addAll(declaredTypes);
    }

    /**
     * What does not fit in a definition.
     *
     * @param file the file that the definition is written in: what comes from another file is reported at the header
     * @param base what the definition overrides, whose own misfits are reported there; empty when it overrides nothing
     */
    List<Diagnostic> of(ServiceDefinition definition, String file, Optional<ServiceDefinition> base) {
        List<String> known = new ArrayList<>();
        base.ifPresent(overridden -> misfits(overridden).forEach(misfit -> known.add(misfit.message())));
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Misfit misfit : misfits(definition)) {
            if (known.contains(misfit.message()) || isRefused(definition, misfit)) {
                continue;
            }
            boolean here = misfit.source().file().equals(file);
            diagnostics.add(new Diagnostic(
                    DiagnosticKind.INVALID_VALUE,
                    Subject.ofService(definition.id(), misfit.path()),
                    misfit.message(),
                    here ? misfit.source() : definition.service().source()));
        }
        return diagnostics;
    }

    private boolean isRefused(ServiceDefinition definition, Misfit misfit) {
        for (String ground : misfit.grounds()) {
            if (names.leavesOpen(definition, ground)) {
                return true;
            }
        }
        return names.leavesOpen(definition, misfit.path());
    }

    private List<Misfit> misfits(ServiceDefinition definition) {
        List<Misfit> misfits = new ArrayList<>();
        Table service = definition.effective();
        String header = definition.header();
        service.string("name")
                .filter(name -> !name.equals(header)
                        && !name.equals(definition.service().name()))
                .ifPresent(name -> misfits.add(new Misfit(
                        "name",
                        "name is '" + name + "', but the table is called '" + header
                                + "': remove it or give both one name; display_name is free",
                        source(service, "name"))));
        service.string("type")
                .filter(type -> knowsTypes && !types.contains(type))
                .ifPresent(type -> misfits.add(unknownType(type, source(service, "type"))));
        for (Problem problem : Validation.lacking(service)) {
            misfits.add(new Misfit(problem.path(), problem.message(), problem.source()));
        }
        Map<String, Table> numbered = service.tables("ports");
        numbered.forEach((name, port) -> row(misfits, "ports." + name, port));
        Set<String> ports = numbered.keySet();
        for (Map.Entry<String, Table> probe : service.tables("health").entrySet()) {
            probe(misfits, "health." + probe.getKey(), probe.getValue(), ports);
        }
        for (Node item : service.table("network").items("ingress")) {
            port(misfits, "network.ingress", (Table) item, ports);
        }
        for (Map.Entry<String, Table> variable : service.tables("env").entrySet()) {
            List<String> sources = variable.getValue().written(SOURCES);
            if (sources.size() != 1) {
                misfits.add(new Misfit(
                        "env." + variable.getKey(),
                        "env." + variable.getKey()
                                + (sources.isEmpty() ? " names no source" : " names several sources")
                                + ": write exactly one of " + String.join(", ", SOURCES),
                        variable.getValue().source()));
            }
        }
        for (JoinedContainerFacts.Join join : JoinedContainerFacts.joins(definition)) {
            Names.Lead lead = names.resolve(definition.service().project(), join.name());
            if (lead.definition() != null && lead.target().equals(definition.id())) {
                String message = join.key() + " names the service itself, whose container can join none but another's";
                misfits.add(new Misfit(join.key(), message, join.source()));
            }
        }
        scopes(misfits, definition);
        Table deploy = service.table("deploy");
        if (deploy.string("kind").orElse("").equals("cronjob")
                && deploy.get("schedule").isEmpty()) {
            misfits.add(new Misfit(
                    "deploy.schedule",
                    "deploy.kind is cronjob, but no schedule is given: write one such as schedule = \"0 3 * * *\"",
                    source(deploy, "kind")));
        }
        return misfits;
    }

    private Misfit unknownType(String type, SourceLocation source) {
        String meant = names.suggestion(type, types);
        return new Misfit(
                "type",
                "type: '" + type + "' is not one of " + String.join(", ", types) + ": "
                        + (meant.isEmpty()
                                ? "declare your own as [service_types." + type + "] in services/catalog.toml"
                                : meant),
                source);
    }

    private static void probe(List<Misfit> misfits, String path, Table probe, Set<String> ports) {
        List<String> handlers = probe.written(PROBE_HANDLERS);
        if (handlers.size() != 1) {
            misfits.add(new Misfit(
                    path,
                    path + (handlers.isEmpty() ? " says nothing of how to check" : " has several ways to check")
                            + ": write exactly one of " + String.join(", ", PROBE_HANDLERS),
                    probe.source()));
            return;
        }
        port(misfits, path + "." + handlers.get(0), probe.table(handlers.get(0)), ports);
    }

    /** Ports in a row: from one number that is written to another, with as many numbers in the container and on the host. */
    private static void row(List<Misfit> misfits, String path, Table port) {
        OptionalLong end = port.integer("end_port");
        OptionalLong first = port.integer("port");
        if (end.isEmpty() || port.get("port").isEmpty()) {
            return;
        }
        String key = path + ".end_port";
        String ground = path + ".port";
        if (first.isEmpty()) {
            String message = key + " needs a port whose number is written: only a variable tells where the row begins";
            misfits.add(new Misfit(key, message, source(port, "end_port"), ground));
        } else if (end.getAsLong() < first.getAsLong()) {
            String message = key + " must be at least the port " + first.getAsLong() + ", not " + end.getAsLong();
            misfits.add(new Misfit(key, message, source(port, "end_port"), ground));
        } else if (first.getAsLong() > 0 && end.getAsLong() <= PublishedNumbers.LAST) {
            row(misfits, path, "target_port", port);
            row(misfits, path, "published", port);
        }
    }

    private static void row(List<Misfit> misfits, String path, String role, Table port) {
        long further = PublishedNumbers.further(port);
        OptionalLong number = port.integer(role);
        String applied = PublishedNumbers.applied(port.string(role).orElse(""));
        String key = path + "." + role;
        String message = "";
        if (number.isPresent()
                && number.getAsLong() <= PublishedNumbers.LAST
                && number.getAsLong() + further > PublishedNumbers.LAST) {
            message = key + ": " + number.getAsLong() + " is the first of " + (further + 1)
                    + " in a row, but no port is beyond " + PublishedNumbers.LAST;
        } else if (further > 0 && applied.matches("[\\d-]+") && !PublishedNumbers.isRow(applied, further)) {
            message = key + " stands for " + (further + 1) + " ports in a row, but means " + applied
                    + " where its variables are not set: write a range of as many, such as ${PORTS:-"
                    + port.integer("port").orElse(0) + "-"
                    + port.integer("end_port").orElse(0) + "}";
        }
        if (!message.isEmpty()) {
            misfits.add(new Misfit(key, message, source(port, role), path + ".port", path + ".end_port"));
        }
    }

    private static void port(List<Misfit> misfits, String path, Table table, Set<String> ports) {
        Optional<String> name = table.string("port");
        if (name.isPresent() && !ports.contains(name.get())) {
            misfits.add(new Misfit(
                    path + ".port",
                    path + ".port: the service has no port called '" + name.get() + "'"
                            + (ports.isEmpty() ? "" : ": it has " + String.join(", ", ports)),
                    source(table, "port"),
                    "ports",
                    "port"));
        }
    }

    /** Scopes of networks that the service does not list; what an override leaves over of the catalogue's is none of them. */
    private void scopes(List<Misfit> misfits, ServiceDefinition definition) {
        Table network = definition.effective().table("network");
        List<String> listed = network.texts("networks");
        network.table("scopes").entries().forEach((name, scope) -> {
            boolean isWrittenHere =
                    scope.key().file().equals(definition.service().source().file());
            if (isWrittenHere && !listed.contains(name)) {
                String meant = names.suggestion(name, listed);
                String advice = !meant.isEmpty()
                        ? meant
                        : listed.isEmpty() ? "write it into network.networks" : "it lists " + String.join(", ", listed);
                misfits.add(new Misfit(
                        "network.scopes." + name,
                        "network.scopes: the service lists no network called '" + name + "': " + advice,
                        scope.key(),
                        "network.networks"));
            }
        });
    }

    private static SourceLocation source(Table table, String key) {
        return table.get(key).map(Node::source).orElse(table.source());
    }

    /** What is wrong with a second override of a service, which is written under one of its former ids. */
    static Diagnostic twin(ServiceDefinition twin) {
        String id = twin.service().name();
        return new Diagnostic(
                DiagnosticKind.INVALID_VALUE,
                Subject.ofService(twin.id(), "services." + twin.header()),
                "services." + twin.header() + " changes " + id + " by its former id, and another table changes it too:"
                        + " write both as one, [services." + id + "]",
                twin.service().source());
    }

    /** What does not fit in the list of keys that an override takes away. */
    static Diagnostic unmatched(ServiceDefinition definition, Scalar entry) {
        return new Diagnostic(
                DiagnosticKind.INVALID_VALUE,
                Subject.ofService(definition.id(), "unset:" + entry.text()),
                "unset: the catalogue's definition has no '" + entry.text() + "' to take away",
                entry.source());
    }
}
