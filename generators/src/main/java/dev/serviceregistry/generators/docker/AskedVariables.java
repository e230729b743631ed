package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables by which whoever starts a project gives what no file says: one for each key of a secret and each property. */
final class AskedVariables {

    private static final Pattern NAMED = Pattern.compile("(?<!\\$)\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

    /** The tables whose texts keep variables that whoever starts the project gives. */
    private static final List<String> WITH_VARIABLES = List.of("env", "ports", "volumes", "container");

    private final SecretNames secrets;
    private final Set<String> taken = new HashSet<>();
    private final Map<List<String>, String> known = new HashMap<>();

    AskedVariables(Placement placement, SecretNames secrets) {
        this.secrets = secrets;
        for (PlacedService service : placement.services()) {
            Table declared = service.definition().effective();
            declared.tables("env")
                    .values()
                    .forEach(one -> one.string("variable").ifPresent(taken::add));
            Set<String> own = declared.table("env").entries().keySet();
            declared.tables("secrets")
                    .values()
                    .forEach(one -> one.string("path").ifPresent(taken::add));
            declared.tables("volumes").values().stream()
                    .filter(one -> one.string("type").filter("config"::equals).isPresent())
                    .forEach(one -> one.string("source").ifPresent(taken::add));
            WITH_VARIABLES.forEach(table -> take(declared.table(table), own));
        }
    }

    /**
     * Keeps the names that texts give a meaning already.
     *
     * @param own the variables of the service, which a shell in its container may mean
     */
    private void take(Node node, Set<String> own) {
        if (node instanceof Table table) {
            table.entries().values().forEach(entry -> take(entry.value(), own));
        } else if (node instanceof Array array) {
            array.items().forEach(item -> take(item, own));
        } else if (node instanceof Scalar scalar && scalar.value() instanceof String text) {
            NAMED.matcher(text)
                    .results()
                    .map(named -> named.group(1))
                    .filter(name -> !own.contains(name))
                    .forEach(taken::add);
        }
    }

    /** The value of a key of a secret of a service. */
    String secret(PlacedService service, String secret, String key) {
        return "${" + secretVariable(service, secret, key) + ":?}";
    }

    /** The value of a property of a service. */
    String property(PlacedService service, String property) {
        return "${" + asked(List.of("property", service.name(), property), service.name() + "_" + property) + ":?}";
    }

    /** The variable that holds a key of a secret of a service; the whole secret where no key is said. */
    String secretVariable(PlacedService service, String secret, String key) {
        String name = secrets.of(service, secret);
        return asked(List.of("secret", name, key), name + "_" + key);
    }

    /** The variable that holds a file of the settings that the platform has under a name. */
    String configVariable(String source, String item) {
        return asked(List.of("config", source, item), source + "_" + item);
    }

    private String asked(List<String> what, String text) {
        String variable = known.get(what);
        if (variable == null) {
            String plain =
                    text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
            String name = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
            variable = name;
            for (int i = 2; !taken.add(variable); i++) {
                variable = name + "_" + i;
            }
            known.put(what, variable);
        }
        return variable;
    }
}
