package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.OwnVariables;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.PropertyDefaults;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a container: literal ones, and those that a resource of the workload gives. */
final class ContainerVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|\\{([A-Za-z_][A-Za-z0-9_]*)})");

    private static final String NO_DEFAULT = "a variable of Score has no default: it stands in its place";

    private final PlacedService service;
    private final WorkloadNames names;
    private final WorkloadResources resources;
    private final OwnVariables<String> own;
    private final OwnVariables<String> plain;

    ContainerVariables(PlacedService service, WorkloadNames names, WorkloadResources resources) {
        this.service = service;
        this.names = names;
        this.resources = resources;
        this.own = new OwnVariables<>(service, this::value, String::length);
        this.plain = new OwnVariables<>(
                service, (name, variable) -> own.of(name).filter(value -> value.indexOf('$') < 0), String::length);
    }

    Mapping tree() {
        Mapping variables = new Mapping();
        for (Map.Entry<String, Declared> variable : service.get("env").entries().entrySet()) {
            if (variable.getKey().isEmpty() || variable.getKey().indexOf('=') >= 0) {
                variable.getValue().lose("no variable can be called so");
            } else {
                own.of(variable.getKey()).ifPresent(value -> variables.put(variable.getKey(), value));
            }
        }
        return variables;
    }

    /** The words of a command, in which Score replaces nothing, with the values that Kubernetes would put into them. */
    List<String> words(Declared array) {
        List<String> words = new ArrayList<>();
        for (Declared word : array.items()) {
            StringBuilder out = new StringBuilder();
            plain.read(word, Dollars.unescaped(word.text("")), "$", out::append, out::append);
            words.add(out.toString());
        }
        array.skip();
        return words;
    }

    private String literal(String text, Declared variable) {
        StringBuilder out = new StringBuilder();
        own.read(variable, text, "$", part -> out.append(Placeholders.literal(part)), out::append);
        return out.toString();
    }

    private Optional<String> value(String name, Declared variable) {
        if (variable.isSecret()) {
            return given(name, variable);
        } else if (!variable.isTable()) {
            return variable.text().map(text -> template(text, variable));
        } else if (variable.get("from_service").isPresent()) {
            return address(variable);
        } else if (variable.get("from_secret").isPresent()) {
            return secret(name, variable);
        } else if (variable.get("from_property").isPresent()) {
            return property(variable);
        }
        return reference(name, variable);
    }

    /** A value that whoever deploys the workload has in its environment: it stands in no file. */
    private Optional<String> given(String name, Declared value) {
        if (!Placeholders.canName(name)) {
            value.lose("no placeholder can ask for this name");
            return Optional.empty();
        }
        value.skip();
        return Optional.of(resources.environment(name));
    }

    /** A value in which <code>${NAME}</code> is a variable of whoever deploys it. */
    private String template(String text, Declared variable) {
        if (!text.contains("${")) {
            return literal(text, variable);
        }
        String applied = VariableText.of(text).applied();
        if (!applied.equals(text)) {
            variable.lose(NO_DEFAULT);
        }
        if (VARIABLE.matcher(applied).replaceAll("").contains("${")) {
            variable.lose("Score leaves such variables in a value as they stand");
            return Placeholders.literal(applied);
        }
        StringBuilder out = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        Matcher matcher = VARIABLE.matcher(applied);
        while (matcher.find()) {
            plain.append(applied, at, matcher.start());
            at = matcher.end();
            if (matcher.group(1) == null) {
                // Where variables are meant, two dollars are one.
                plain.append('$');
            } else {
                out.append(literal(plain.toString(), variable)).append(resources.environment(matcher.group(1)));
                plain.setLength(0);
            }
        }
        return out.append(literal(plain.append(applied.substring(at)).toString(), variable))
                .toString();
    }

    private Optional<String> address(Declared variable) {
        PlacedService other = names.find(variable.get("from_service").text("")).orElse(null);
        if (other == null) {
            variable.lose("the other service does not run in this project");
            return Optional.empty();
        }
        String host = resources.host(other);
        String form = variable.get("value").text("host");
        if (form.equals("host")) {
            return Optional.of(host);
        }
        Optional<ServicePort> port = ServicePort.find(other, "");
        if (port.isEmpty()) {
            variable.lose("the other service has no port");
            return Optional.empty();
        }
        String number = Placeholders.output(resources.service(other), "port");
        String scheme = port.get().declared().get("app_protocol").text("http");
        return Optional.of(
                switch (form) {
                    case "port" -> number;
                    case "url" -> Placeholders.literal(scheme) + "://" + host + ":" + number;
                    default -> host + ":" + number;
                });
    }

    private Optional<String> secret(String name, Declared variable) {
        String secret = variable.get("from_secret").text("");
        String key = variable.get("key").text(name);
        if (!Placeholders.canName(key)) {
            variable.get("key").lose("no placeholder can ask for this name");
            return Optional.empty();
        }
        String resource = resources.secret(secret, service.get("secrets").get(secret));
        return Optional.of(Placeholders.output(resource, key));
    }

    private Optional<String> property(Declared variable) {
        String property = variable.get("from_property").text("");
        Declared otherwise = service.get("properties").get(property).get("default");
        if (!PropertyDefaults.fits(otherwise, variable)) {
            return Optional.empty();
        }
        if (otherwise.isPresent() && !otherwise.isSecret()) {
            return otherwise.text().map(Placeholders::literal);
        }
        String name = (service.name() + "_" + property).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return given(name, otherwise);
    }

    private Optional<String> reference(String name, Declared variable) {
        Declared otherwise = variable.get("default");
        variable.get("from_file").skip();
        String given = variable.get("variable").text(name);
        if (!otherwise.isPresent() || otherwise.isSecret()) {
            return given(given, otherwise);
        }
        variable.get("variable").lose(NO_DEFAULT);
        return otherwise.text().map(Placeholders::literal);
    }
}
