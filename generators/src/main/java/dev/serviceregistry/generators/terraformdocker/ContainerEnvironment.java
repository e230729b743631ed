package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.OwnVariables;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.PropertyDefaults;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.docker.ComposeNames;
import dev.serviceregistry.generators.docker.EngineLimits;
import dev.serviceregistry.generators.docker.EngineSettings;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The variables of a container, each as {@code NAME=value}. */
final class ContainerEnvironment {

    private final PlacedService service;
    private final Placement placement;
    private final ComposeNames names;
    private final ModuleText text;
    private final ModuleVariables variables;
    private final SecretNames secrets;
    private final OwnVariables<Template> own;

    ContainerEnvironment(
            PlacedService service,
            Placement placement,
            ComposeNames names,
            ModuleText text,
            ModuleVariables variables,
            SecretNames secrets) {
        this.service = service;
        this.placement = placement;
        this.names = names;
        this.text = text;
        this.variables = variables;
        this.secrets = secrets;
        this.own = new OwnVariables<>(service, this::value, Template::length);
    }

    Sequence tree() {
        Sequence environment = new Sequence();
        for (Map.Entry<String, Declared> variable : service.get("env").entries().entrySet()) {
            String name = variable.getKey();
            if (!EngineLimits.takes(name, variable.getValue())) {
                continue;
            }
            own.of(name)
                    .ifPresent(value -> environment.add(
                            new Template().literal(name + "=").append(value).tree()));
        }
        return environment;
    }

    /** The words of a command, with the values of the variables that Kubernetes would put into them. */
    Tree words(Declared array) {
        return ModuleText.all(array, this::word);
    }

    Template word(Declared word) {
        return text.word(word, expanding(word));
    }

    private BiConsumer<Template, String> expanding(Declared where) {
        return (template, plain) -> own.read(where, plain, "$", template::literal, template::append);
    }

    private Optional<Template> value(String name, Declared variable) {
        if (variable.isSecret()) {
            variable.skip();
            return given(variables.secret(service.name(), name));
        } else if (!variable.isTable()) {
            return variable.text().map(value -> text.value(value, expanding(variable)));
        } else if (variable.get("from_service").isPresent()) {
            return address(variable);
        } else if (variable.get("from_secret").isPresent()) {
            String secret = variable.get("from_secret").text("");
            return given(variables.stored(
                    secrets.of(service, secret), variable.get("key").text(name)));
        } else if (variable.get("from_property").isPresent()) {
            return property(variable);
        }
        return reference(name, variable);
    }

    private static Optional<Template> given(String expression) {
        return Optional.of(new Template().expression(expression));
    }

    private Optional<Template> property(Declared variable) {
        String property = variable.get("from_property").text("");
        Declared otherwise = service.get("properties").get(property).get("default");
        if (!PropertyDefaults.fits(otherwise, variable)) {
            return Optional.empty();
        }
        if (otherwise.isPresent() && !otherwise.isSecret()) {
            return otherwise.text().map(new Template()::literal);
        }
        otherwise.skip();
        boolean isSecret = otherwise.isSecret()
                || service.get("properties").get(property).get("secret").isTrue();
        return given(
                isSecret ? variables.secret(service.name(), property) : variables.property(service.name(), property));
    }

    private Optional<Template> reference(String name, Declared variable) {
        Declared otherwise = variable.get("default");
        variable.get("from_file").skip();
        String given = variable.get("variable").text(name);
        if (otherwise.isSecret()) {
            otherwise.skip();
            return given(variables.secret(service.name(), given));
        }
        return otherwise
                .text()
                .map(value -> variables.withDefault(given, value, true))
                .or(() -> Optional.of(variables.required(given)))
                .map(new Template()::expression);
    }

    private Optional<Template> address(Declared variable) {
        Optional<PlacedService> other =
                placement.find(variable.get("from_service").text(""));
        if (other.isEmpty()) {
            variable.lose("the other service does not run in this project");
            return Optional.empty();
        }
        String host = names.of(other.get());
        String form = variable.get("value").text("host");
        Optional<Declared> port =
                other.get().get("ports").entries().values().stream().findFirst();
        if (form.equals("host")) {
            return Optional.of(new Template().literal(host));
        }
        if (port.isEmpty()) {
            variable.lose("the other service has no port");
            return Optional.empty();
        }
        Template address = new Template();
        if (form.equals("url")) {
            address.literal(port.get().get("app_protocol").text("http") + "://");
        }
        if (!form.equals("port")) {
            address.literal(host + ":");
        }
        return Optional.of(address.append(text.of(EngineSettings.target(port.get()))));
    }
}
