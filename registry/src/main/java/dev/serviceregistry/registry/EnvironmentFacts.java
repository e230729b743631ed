package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ReferenceKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
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

    void state(ServiceDefinition definition, ParsedFile file) {
        Map<String, Table> variables = definition.effective().tables("env");
        Set<String> called = new HashSet<>();
        for (Map.Entry<String, Table> variable : variables.entrySet()) {
            Table table = variable.getValue();
            service(definition, variable.getKey(), table, called);
            secret(definition, variable.getKey(), table, file);
            property(definition, variable.getKey(), table, file);
        }
    }

    private void service(ServiceDefinition definition, String variable, Table table, Set<String> called) {
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
            resolution = Resolution.MISSING;
            hint = "it has no port to take";
        }
        facts.add(new EnvironmentReference(
                service.id(), variable, ReferenceKind.SERVICE, name, resolution, hint, source));
        if (target != null && !isDeclared(definition, name) && called.add(target.id())) {
            Dependency call =
                    new Dependency(service.id(), DependencyKind.CALLS, name, target.id(), Resolution.FOUND, "", source);
            facts.add(call);
            dependencies.add(call);
        }
    }

    private static boolean isDeclared(ServiceDefinition definition, String name) {
        Table dependencies = definition.effective().table("dependencies");
        for (DependencyKind kind : DependencyKind.values()) {
            for (var item : dependencies.items(kind.toString())) {
                String written = item instanceof Scalar scalar
                        ? scalar.text()
                        : ((Table) item).string("service").orElse("");
                if (ServiceReference.parse(written).name().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void secret(ServiceDefinition definition, String variable, Table table, ParsedFile file) {
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
            boolean refused = isRefused(definition, file, "secrets." + name.get());
            resolution = refused ? Resolution.UNJUDGED : Resolution.MISSING;
            hint = Names.didYouMean(name.get(), secrets.keySet());
        } else if (key.isPresent() && secret.get("keys").isPresent()) {
            List<String> keys =
                    secret.scalars("keys").stream().map(Scalar::text).toList();
            if (!keys.contains(key.get())) {
                resolution = Resolution.MISSING;
                named += "." + key.get();
                hint = "its keys are " + String.join(", ", keys);
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

    private void property(ServiceDefinition definition, String variable, Table table, ParsedFile file) {
        Optional<String> name = table.string("from_property");
        if (name.isEmpty()) {
            return;
        }
        Set<String> properties = definition.effective().tables("properties").keySet();
        boolean exists = properties.contains(name.get());
        Resolution missing =
                isRefused(definition, file, "properties." + name.get()) ? Resolution.UNJUDGED : Resolution.MISSING;
        facts.add(new EnvironmentReference(
                definition.id(),
                variable,
                ReferenceKind.PROPERTY,
                name.get(),
                exists ? Resolution.FOUND : missing,
                exists ? "" : Names.didYouMean(name.get(), properties),
                table.get("from_property").orElseThrow().source()));
    }

    private static boolean isRefused(ServiceDefinition definition, ParsedFile file, String path) {
        return ServiceTables.isRefused(file, "services." + definition.service().name() + "." + path);
    }
}
