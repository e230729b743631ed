package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ReferenceKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** States what the environment of a service takes from elsewhere. */
final class EnvironmentFacts {

    private final Names names;
    private final List<Fact> facts;
    private final List<Dependency> dependencies;

    EnvironmentFacts(Names names, List<Fact> facts, List<Dependency> dependencies) {
        this.names = names;
        this.facts = facts;
        this.dependencies = dependencies;
    }

    void state(ServiceDefinition definition) {
        Map<String, Table> variables = definition.effective().tables("env");
        if (variables.isEmpty()) {
            return;
        }
        Set<String> declared = declared(definition);
        Set<String> called = new HashSet<>();
        for (Map.Entry<String, Table> variable : variables.entrySet()) {
            Table table = variable.getValue();
            service(definition, variable.getKey(), table, declared, called);
            secret(definition, variable.getKey(), table);
            property(definition, variable.getKey(), table);
        }
    }

    private void service(
            ServiceDefinition definition, String variable, Table table, Set<String> declared, Set<String> called) {
        Optional<String> written = table.string("from_service");
        if (written.isEmpty()) {
            return;
        }
        Service service = definition.service();
        SourceLocation source = table.get("from_service").orElseThrow().source();
        String name = ServiceReference.parse(written.get()).name();
        Names.Lead lead = names.resolve(service.project(), name);
        Resolution resolution = lead.resolution();
        String hint = lead.hint();
        ServiceDefinition target = lead.definition();
        boolean needsPort = !table.string("value").orElse("host").equals("host");
        if (target != null
                && needsPort
                && target.effective().table("ports").entries().isEmpty()) {
            boolean refused = names.leavesOpen(target, "ports") || names.leavesOpen(target, "port");
            resolution = refused ? Resolution.UNJUDGED : Resolution.MISSING;
            hint = refused ? "" : "it has no port to take";
        }
        facts.add(new EnvironmentReference(
                service.id(), variable, ReferenceKind.SERVICE, name, resolution, hint, source));
        if (target != null && !declared.contains(target.id()) && called.add(target.id())) {
            Dependency call =
                    new Dependency(service.id(), DependencyKind.CALLS, name, target.id(), Resolution.FOUND, "", source);
            facts.add(call);
            dependencies.add(call);
        }
    }

    /** The services that a service says it depends on, whatever it calls them, by what they would be. */
    private Set<String> declared(ServiceDefinition definition) {
        Set<String> declared = new HashSet<>();
        Table dependencies = definition.effective().table("dependencies");
        for (DependencyKind kind : DependencyKind.values()) {
            for (var item : dependencies.items(kind.toString())) {
                String written = item instanceof Scalar scalar
                        ? scalar.text()
                        : ((Table) item).string("service").orElse("");
                String name = ServiceReference.parse(written).name();
                declared.add(names.resolve(definition.service().project(), name).target());
            }
        }
        return declared;
    }

    private void secret(ServiceDefinition definition, String variable, Table table) {
        Optional<String> name = table.string("from_secret");
        if (name.isEmpty()) {
            return;
        }
        Map<String, Table> secrets = definition.effective().tables("secrets");
        Table secret = secrets.get(name.get());
        Optional<String> key = table.string("key");
        Resolution resolution = Resolution.FOUND;
        String named = name.get();
        String hint = "";
        if (secret == null) {
            boolean refused = names.leavesOpen(definition, "secrets." + name.get());
            resolution = refused ? Resolution.UNJUDGED : Resolution.MISSING;
            hint = refused ? "" : names.suggestion(name.get(), secrets.keySet());
        } else if (key.isPresent() && secret.get("keys").isPresent()) {
            List<String> keys = secret.texts("keys");
            if (!keys.contains(key.get())) {
                boolean refused = names.leavesOpen(definition, "secrets." + name.get() + ".keys");
                named += "." + key.get();
                resolution = refused ? Resolution.UNJUDGED : Resolution.MISSING;
                hint = refused ? "" : "its keys are " + String.join(", ", keys);
            }
        }
        facts.add(new EnvironmentReference(
                definition.id(),
                variable,
                ReferenceKind.SECRET,
                named,
                resolution,
                hint,
                table.get("from_secret").orElseThrow().source()));
    }

    private void property(ServiceDefinition definition, String variable, Table table) {
        Optional<String> name = table.string("from_property");
        if (name.isEmpty()) {
            return;
        }
        Set<String> properties = definition.effective().tables("properties").keySet();
        Resolution resolution = properties.contains(name.get())
                ? Resolution.FOUND
                : names.leavesOpen(definition, "properties." + name.get()) ? Resolution.UNJUDGED : Resolution.MISSING;
        facts.add(new EnvironmentReference(
                definition.id(),
                variable,
                ReferenceKind.PROPERTY,
                name.get(),
                resolution,
                resolution == Resolution.MISSING ? names.suggestion(name.get(), properties) : "",
                table.get("from_property").orElseThrow().source()));
    }
}
