package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Mounts;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.values.HostPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes {@code [services.X.secrets]} and mounts secrets and configs; one for all services of an import.
 *
 * <p>A secret from a file keeps the file's path. One that the platform or the shell holds is written as external, under
 * the name that it has there.
 */
final class SecretSection {
    /** A name under which every text is a secret. */
    private static final String SECRET = "password";

    private static final String FILE = "file";

    private final ComposeModel model;
    private final Notes notes;
    private final Set<String> used = new HashSet<>();

    SecretSection(ComposeModel model, Notes notes) {
        this.model = model;
        this.notes = notes;
    }

    /** Where a service wants a secret or a config. */
    private record Wanted(String name, String target) {}

    Map<String, Object> toml(Keys keys, Mounts mounts) {
        Map<String, Object> toml = new LinkedHashMap<>();
        for (Yaml item : keys.items("secrets")) {
            Wanted wanted = wanted(keys, item, "secrets");
            if (!wanted.name().isEmpty()) {
                Map<String, Object> secret = secret(wanted.name(), item);
                toml.put(wanted.name(), secret);
                String target = wanted.target().isEmpty() ? wanted.name() : wanted.target();
                String place = target.startsWith("/") ? target : "/run/secrets/" + target;
                String file = FILE.equals(secret.get("provider")) ? "" : wanted.name();
                mounts.addIfFree(mount(place, "secret", wanted.name(), file));
            }
        }
        for (Yaml item : keys.items("configs")) {
            Wanted wanted = wanted(keys, item, "configs");
            if (!wanted.name().isEmpty()) {
                String target = wanted.target().isEmpty() ? "/" + wanted.name() : wanted.target();
                Keys definition = definition("configs", wanted.name(), item);
                String file = definition.text("file");
                String held = file.isEmpty() ? config(definition, wanted.name()) : "";
                mounts.addIfFree(mount(target, "config", held.isEmpty() ? HostPath.explicit(file) : held, held));
            }
        }
        return toml;
    }

    /** A mount of a file, which is the only item of what the platform or the shell holds. */
    private static Mounts.Mount mount(String target, String type, String source, String item) {
        return new Mounts.Mount(target, type, source, item, "", false, "", "");
    }

    /** The variable that holds a config, or the name under which the platform does. */
    private static String config(Keys definition, String name) {
        String variable = definition.text("environment");
        if (!variable.isEmpty()) {
            definition.note("environment", "a config from the shell is written as one of this name");
        }
        return variable.isEmpty() ? held(definition, name) : variable;
    }

    private Wanted wanted(Keys service, Yaml item, String section) {
        if (item instanceof Yaml.Scalar name) {
            return new Wanted(name.text(), "");
        }
        if (!(item instanceof Yaml.Table table)) {
            service.note(section, item, "one entry is neither text nor mapping; left out");
            return new Wanted("", "");
        }
        Keys keys = service.within(section, table);
        Wanted wanted = new Wanted(keys.text("source"), keys.text("target"));
        keys.finish();
        return wanted;
    }

    private Map<String, Object> secret(String name, Yaml item) {
        Keys definition = definition("secrets", name, item);
        String file = definition.text("file");
        String variable = definition.text("environment");
        Map<String, Object> secret = new LinkedHashMap<>();
        if (!file.isEmpty()) {
            secret.put("provider", FILE);
            secret.put("path", file);
        } else {
            secret.put("provider", "external-secrets");
            secret.put("path", variable.isEmpty() ? held(definition, name) : variable);
            if (!variable.isEmpty()) {
                definition.note("environment", "a secret from the shell is written as an external one of this name");
            }
        }
        return secret;
    }

    /** The name under which the platform holds it; the format before the third had it below {@code external}. */
    private static String held(Keys definition, String name) {
        String stated = definition.text("name");
        String older = definition.take("external") instanceof Yaml.Table table
                ? definition.within("external", table).text("name")
                : "";
        return !stated.isEmpty() ? stated : !older.isEmpty() ? older : name;
    }

    private Keys definition(String section, String name, Yaml item) {
        used.add(section + "." + name);
        Yaml.Table all = model.section(section);
        if (!all.has(name)) {
            notes.note(item.at(), section + ": " + name + " is not declared at the top of the file");
        }
        return new Keys(all, section, notes).inner(name);
    }

    /** Notes what a declaration holds in the place of saying where the secret is: it is the secret whatever it looks like. */
    private void noteContent(String name) {
        Yaml declared = model.section("secrets").value(name);
        Yaml content = declared instanceof Yaml.Table table ? table.value("content") : declared;
        if (content instanceof Yaml.Scalar) {
            String place = "secrets." + name + (content == declared ? "" : ".content");
            notes.secrets(place, SECRET, SECRET, content);
        }
    }

    /** Notes what the declarations say beyond that, and those that no service uses. */
    void finish() {
        for (String section : new String[] {"secrets", "configs"}) {
            Keys all = new Keys(model.section(section), section, notes);
            for (String name : all.names()) {
                if (section.equals("secrets")) {
                    noteContent(name);
                }
                Keys definition = all.inner(name);
                definition.take("file");
                definition.take("external");
                definition.take("name");
                definition.take("environment");
                definition.finish(key -> true, model::isAliased);
                if (!used.contains(section + "." + name)) {
                    all.note(name, "no service uses it; left out");
                }
            }
        }
    }
}
