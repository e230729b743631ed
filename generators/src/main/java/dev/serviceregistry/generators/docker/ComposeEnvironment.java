package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.OwnVariables;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.PropertyDefaults;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment of a service. */
final class ComposeEnvironment {

    private static final String ONE_LINE = "Compose reads no default of several lines";

    /** A variable whose default has a line feed in it. */
    private static final Pattern OF_SEVERAL_LINES = Pattern.compile("\\$\\{\\w+:?-[^}\r\n]*[\r\n]");

    private final PlacedService service;
    private final Placement placement;
    private final ComposeNames names;
    private final ComposeText text;
    private final AskedVariables asked;
    private final OwnVariables<String> own;

    ComposeEnvironment(
            PlacedService service, Placement placement, ComposeNames names, ComposeText text, AskedVariables asked) {
        this.service = service;
        this.placement = placement;
        this.names = names;
        this.text = text;
        this.asked = asked;
        this.own = new OwnVariables<>(service, this::value, String::length);
    }

    void putInto(Mapping tree) {
        Mapping environment = new Mapping();
        for (Map.Entry<String, Declared> variable : service.get("env").entries().entrySet()) {
            if (EngineLimits.takes(variable.getKey(), variable.getValue())) {
                own.of(variable.getKey()).ifPresent(value -> environment.put(variable.getKey(), value));
            }
        }
        tree.putUnlessEmpty("environment", environment);
    }

    /** A word of a command, with the values of the variables that Kubernetes would put into it. */
    String word(Declared word) {
        return expanded(word, text.word(word.text("")));
    }

    private String expanded(Declared where, String escaped) {
        StringBuilder out = new StringBuilder();
        own.read(where, escaped, ComposeText.literal("$"), out::append, out::append);
        return out.toString();
    }

    private Optional<String> value(String name, Declared variable) {
        if (!variable.isTable()) {
            return variable.text().map(value -> expanded(variable, template(value, variable)));
        }
        if (variable.get("from_service").isPresent()) {
            return address(variable);
        }
        if (variable.get("from_secret").isPresent()) {
            String secret = variable.get("from_secret").text("");
            return Optional.of(asked.secret(service, secret, variable.get("key").text(name)));
        }
        if (variable.get("from_property").isPresent()) {
            String property = variable.get("from_property").text("");
            Declared otherwise = service.get("properties").get(property).get("default");
            if (!PropertyDefaults.fits(otherwise, variable)) {
                return Optional.empty();
            }
            Optional<String> value = otherwise.text();
            return Optional.of(value.map(ComposeText::literal).orElseGet(() -> asked.property(service, property)));
        }
        return reference(variable);
    }

    /** A value in which {@code ${NAME}} is a variable; without one it stands as it is. */
    private static String template(String value, Declared variable) {
        if (!value.contains("${")) {
            return ComposeText.literal(value);
        }
        boolean isRead = !OF_SEVERAL_LINES.matcher(value).find();
        if (!isRead) {
            variable.lose(ONE_LINE);
        }
        return ComposeText.value(isRead ? value : VariableText.of(value).applied());
    }

    private static Optional<String> reference(Declared variable) {
        String name = variable.get("variable").text("");
        String file = variable.get("from_file").text("");
        Optional<String> otherwise = variable.get("default").text();
        if (otherwise.isPresent() && !file.isEmpty() && !file.equals(".env")) {
            // Compose reads the environment and its own .env by itself; what another file says holds over both.
            return otherwise.map(ComposeText::literal);
        }
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
        if (otherwise.get().indexOf('\n') >= 0 || otherwise.get().indexOf('\r') >= 0) {
            variable.get("variable").lose(ONE_LINE);
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
