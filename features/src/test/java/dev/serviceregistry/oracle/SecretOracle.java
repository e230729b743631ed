package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the family security must find of secrets: SEC-001 and SEC-028. */
final class SecretOracle {

    private final World world;
    private final boolean forbidden;
    private final List<Expected> found = new ArrayList<>();

    SecretOracle(World world) {
        this.world = world;
        this.forbidden =
                !world.setting("security.forbid_plaintext_secrets").orElse(true).equals(false);
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            in(definition.context(), definition.id(), definition.effective());
            properties(definition);
        }
        Repository repository = world.repository();
        if (repository.head().readable()) {
            in(World.HEAD, "", repository.head().about());
        }
        for (Repository.Release release : repository.releases()) {
            in("", "", Tree.of("versions", new Tree(Map.of(release.name(), release.about()))));
        }
        world.readableProjects().forEach(project -> in(project.name(), "", project.about()));
        repository.operations().stream()
                .filter(Repository.Operations::readable)
                .forEach(operations -> in(operations.project(), "", operations.tree()));
        repository.policies().stream()
                .filter(Repository.Settings::readable)
                .forEach(settings -> in("", "", settings.tree().counted()));
        return found;
    }

    private void in(String project, String service, Tree tree) {
        tree.secrets((keys, secret) -> {
            Subject subject = new Subject(project, service, element(service, keys));
            if (secret.plain() && forbidden) {
                found.add(new Expected("SEC-001", subject));
            }
            if (secret.guessable()) {
                found.add(new Expected("SEC-028", subject));
            }
        });
    }

    /** What holds a secret: a variable or a property as a whole, else the keys that lead to it. */
    private static String element(String service, List<String> keys) {
        if (!service.isEmpty() && keys.get(0).equals("env")) {
            return "env:" + keys.get(1);
        }
        boolean isDefault = !service.isEmpty()
                && keys.get(0).equals("properties")
                && keys.get(2).equals("default");
        return String.join(".", isDefault ? keys.subList(0, 2) : keys);
    }

    /** A property that is a secret has no default, whatever that looks like. */
    private void properties(Definition definition) {
        for (Map.Entry<String, Object> entry :
                definition.effective().table("properties").entries().entrySet()) {
            Tree property = (Tree) entry.getValue();
            boolean secret =
                    property.value("secret").filter(Boolean.TRUE::equals).isPresent()
                            || RandomSecrets.PROPERTIES.contains(entry.getKey());
            boolean literal = property.text("default")
                    .filter(text -> !text.startsWith("${"))
                    .isPresent();
            if (secret && literal) {
                found.add(Expected.of("SEC-028", definition.identity(), "properties." + entry.getKey()));
            }
        }
    }
}
