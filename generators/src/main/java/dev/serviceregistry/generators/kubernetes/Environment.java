package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.PropertyDefaults;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.Expansion;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The variables of a container: plain ones in a ConfigMap, plain secrets in a Secret, and references. */
final class Environment {

    /** What Compose takes for a variable in a value in which one stands in braces. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\{|[A-Za-z_])");

    private final String project;
    private final PlacedService service;
    private final Connections connections;
    private final SecretNames secrets;
    private final Map<String, String> plain = new TreeMap<>();
    private final Map<String, String> secret = new TreeMap<>();
    private final Sequence single = new Sequence();

    Environment(String project, PlacedService service, Connections connections, SecretNames secrets) {
        this.project = project;
        this.service = service;
        this.connections = connections;
        this.secrets = secrets;
        Map<String, Declared> variables = service.get("env").entries();
        variables.forEach((name, value) -> {
            if (!Names.isVariable(name)) {
                value.lose("Kubernetes takes no variable of this name");
            } else if (value.isTable()) {
                reference(name, value);
            } else {
                literal(name, value, variables);
            }
        });
    }

    /** What stands in the ConfigMap. */
    Map<String, String> plain() {
        return plain;
    }

    /** What stands in the Secret. */
    Map<String, String> secret() {
        return secret;
    }

    /** What stands at the container, with values that Kubernetes finds. */
    Sequence single() {
        return single;
    }

    private void literal(String name, Declared value, Map<String, Declared> variables) {
        boolean isSecret = value.isSecret();
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            if (!isSecret) {
                value.lose("a variable has a single value");
            }
            return;
        }
        String applied = text.get();
        if (applied.contains("${")) {
            String template = VariableText.of(applied).applied();
            if (VARIABLE.matcher(template.replace("$$", "")).find()) {
                value.lose("Kubernetes leaves variables in a value as they stand");
            }
            // Where variables are meant, two dollars are one.
            applied = template.replace("$$", "$");
        }
        boolean refers = Expansion.refers(applied, variables.keySet());
        if (isSecret) {
            secret.put(name, refers ? unexpanded(applied, value, variables) : applied);
        } else if (refers) {
            single.add(new Mapping().put("name", name).put("value", applied));
        } else {
            plain.put(name, applied);
        }
    }

    private static String unexpanded(String text, Declared value, Map<String, Declared> variables) {
        return Expansion.resolved(
                text,
                other -> {
                    if (variables.containsKey(other)) {
                        value.lose("Kubernetes puts no variables into the value of a secret");
                    }
                    return null;
                },
                Integer.MAX_VALUE);
    }

    private void reference(String name, Declared value) {
        Declared secretName = value.get("from_secret");
        if (secretName.isPresent()) {
            secretKey(name, value, secretName);
        } else if (value.get("from_service").isPresent()) {
            address(name, value);
        } else if (value.get("from_property").isPresent()) {
            property(name, value);
        } else {
            variable(name, value);
        }
    }

    private void secretKey(String name, Declared value, Declared secretName) {
        String key = value.get("key").text(name);
        String object = secretName.text("");
        if (!Names.isKey(key)) {
            value.get("key").lose("a key of a secret has letters, digits, dots, hyphens and underscores");
            return;
        }
        Mapping reference =
                new Mapping().put("name", secrets.of(service, object)).put("key", key);
        single.add(new Mapping().put("name", name).put("valueFrom", new Mapping().put("secretKeyRef", reference)));
    }

    private void address(String name, Declared value) {
        Declared other = value.get("from_service");
        Optional<Endpoint> found = connections.find(project, other.text(""));
        String form = value.get("value").text("host");
        if (found.isEmpty()) {
            other.lose("no project runs it");
            return;
        }
        String host = Addresses.host(project, found.get(), connections);
        Optional<Ports.Port> port = connections.definition(found.get()).flatMap(Ports::main);
        if (!form.equals("host") && port.isEmpty()) {
            value.lose("the service has no port");
            return;
        }
        plain.put(
                name,
                switch (form) {
                    case "port" -> String.valueOf(port.get().port());
                    case "host:port" -> host + ":" + port.get().port();
                    case "url" ->
                        Addresses.scheme(port.get()) + "://" + host + ":"
                                + port.get().port();
                    default -> host;
                });
    }

    private void property(String name, Declared value) {
        String property = value.get("from_property").text("");
        Declared otherwise = service.get("properties").get(property).get("default");
        if (!PropertyDefaults.fits(otherwise, value)) {
            return;
        }
        boolean isSecret = otherwise.isSecret();
        Optional<String> text = otherwise.text();
        if (text.isEmpty()) {
            value.get("from_property").lose("the property has no default, and nothing gives it a value here");
        } else {
            (isSecret ? secret : plain).put(name, text.get());
        }
    }

    /** What the shell gives elsewhere has its default here. */
    private void variable(String name, Declared value) {
        Declared otherwise = value.get("default");
        value.get("from_file").skip();
        value.get("variable").skip();
        boolean isSecret = otherwise.isSecret();
        Optional<String> text = otherwise.text();
        if (text.isEmpty()) {
            value.get("variable").lose("nothing gives it a value in the cluster, and it has no default");
        } else {
            (isSecret ? secret : plain).put(name, text.get());
        }
    }
}
