package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment of a service. */
final class ComposeEnvironment {

    private final PlacedService service;
    private final Placement placement;
    private final ComposeNames names;
    private final ComposeText text;

    ComposeEnvironment(PlacedService service, Placement placement, ComposeNames names, ComposeText text) {
        this.service = service;
        this.placement = placement;
        this.names = names;
        this.text = text;
    }

    void putInto(Mapping tree) {
        Mapping environment = new Mapping();
        for (Map.Entry<String, Declared> variable : service.get("env").entries().entrySet()) {
            if (EngineLimits.takes(variable.getKey(), variable.getValue())) {
                value(variable.getValue()).ifPresent(value -> environment.put(variable.getKey(), value));
            }
        }
        tree.putUnlessEmpty("environment", environment);
    }

    private Optional<String> value(Declared variable) {
        if (!variable.isTable()) {
            return variable.text().map(ComposeEnvironment::template);
        }
        if (variable.get("from_service").isPresent()) {
            return address(variable);
        }
        if (variable.get("from_secret").isPresent()) {
            String name = variable.get("from_secret").text("") + "_"
                    + variable.get("key").text("");
            return Optional.of(required(name));
        }
        if (variable.get("from_property").isPresent()) {
            String name = variable.get("from_property").text("");
            Optional<String> value =
                    service.get("properties").get(name).get("default").text();
            return Optional.of(value.map(ComposeText::literal).orElseGet(() -> required(name)));
        }
        return reference(variable);
    }

    /** A value in which {@code ${NAME}} is a variable; without one it stands as it is. */
    private static String template(String value) {
        return value.contains("${") ? value : ComposeText.literal(value);
    }

    /** A value that whoever starts the project has to give. */
    private static String required(String name) {
        String variable =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
        return "${" + (variable.matches("\\d.*") || variable.isEmpty() ? "_" : "") + variable + ":?}";
    }

    private static Optional<String> reference(Declared variable) {
        String name = variable.get("variable").text("");
        // Compose reads the environment, and the file .env beside it, by itself; another file's value is the default.
        variable.get("from_file").skip();
        Optional<String> otherwise = variable.get("default").text();
        if (!EngineLimits.interpolates(name)) {
            variable.get("variable").lose("Compose takes no variable of this name from where the project is started");
            return otherwise.map(ComposeText::literal);
        }
        if (otherwise.isEmpty()) {
            return Optional.of("${" + name + "}");
        }
        if (otherwise.get().indexOf('{') >= 0 || otherwise.get().indexOf('}') >= 0) {
            variable.get("variable").lose("a brace in its default would end the variable");
            return otherwise.map(ComposeText::literal);
        }
        return Optional.of("${" + name + ":-" + ComposeText.literal(otherwise.get()) + "}");
    }

    private Optional<String> address(Declared variable) {
        Optional<PlacedService> other =
                placement.find(variable.get("from_service").text(""));
        if (other.isEmpty()) {
            variable.lose("the other service does not run in this project");
            return Optional.empty();
        }
        String part = variable.get("value").text("host");
        String host = names.of(other.get());
        Optional<Declared> port = List.copyOf(other.get().get("ports").entries().values()).stream()
                .findFirst();
        if (part.equals("host")) {
            return Optional.of(host);
        }
        if (port.isEmpty()) {
            variable.lose("the other service has no port");
            return Optional.empty();
        }
        String number = text.of(EngineSettings.target(port.get()));
        return Optional.of(
                switch (part) {
                    case "port" -> number;
                    case "url" -> port.get().get("app_protocol").text("http") + "://" + host + ":" + number;
                    default -> host + ":" + number;
                });
    }
}
