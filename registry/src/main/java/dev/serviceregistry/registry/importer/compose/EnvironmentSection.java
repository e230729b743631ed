package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.importer.yaml.Variables;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.secrets.SecretDetector;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code [services.X.env]}.
 *
 * <p>A literal stays a literal. A value that is one variable becomes {@code { variable, default, from_file }}, as does
 * one that a file gives. Text around variables stays text with {@code ${NAME:-default}} in it, where the value that a
 * file beside the input gives has become the default: so the security rules see what would be used. In such a text
 * {@code $$} is a dollar; a text without <code>${</code> is taken as it stands, and so is every default.
 */
final class EnvironmentSection {
    /** Of all services together, in UTF-16 units; a variable counts for at least 64. */
    private static final long MAX_TEXT = 64L * Template.LONGEST;

    /** Told of a text that is {@link Template#settled}. */
    private static final String SETTLED =
            "what a file sets is written out here, for no default of a variable can say it";

    private final ComposeModel model;
    private final Notes notes;
    private final Map<Path, TextFile> texts = new HashMap<>();
    private final Map<String, FileContent> contents = new HashMap<>();
    private final SecretDetector detector = new SecretDetector();

    /** The values of all files. */
    private final Map<SourceLocation, EnvFile.Written> ofFiles = new LinkedHashMap<>();

    /** Where those stand that some service has. */
    private final Set<SourceLocation> used = new HashSet<>();

    private long left = MAX_TEXT;

    EnvironmentSection(ComposeModel model, Notes notes) {
        this.model = model;
        this.notes = notes;
    }

    /**
     * A variable of a service.
     *
     * @param toml what is written
     * @param text its value as far as the files tell
     */
    record Variable(Object toml, String text) {}

    /**
     * A variable that a file gives.
     *
     * @param at where the file has it; null where that is no value
     */
    private record Given(Variable variable, @Nullable SourceLocation at) {}

    /**
     * What a file of variables says.
     *
     * @param places where each value stands that it gives
     */
    private record FileContent(EnvFile.Content content, Map<String, SourceLocation> places) {}

    /** The variables of a service: its own in their order, then those that only its files give. */
    Map<String, Variable> read(Keys keys) {
        if (left < 0) {
            keys.note("environment", "an import writes at most 64 MiB of variables; these were left out");
            return Map.of();
        }
        Map<String, Variable> own = new LinkedHashMap<>();
        Map<String, Given> given = files(keys);
        Keys environment = keys.inner("environment");
        Yaml.Table table = keys.table("environment");
        if (table != null) {
            table.entries().forEach((key, entry) -> {
                if (!(entry.value() instanceof Yaml.Scalar value)) {
                    environment.note(key, "a variable must be a text, a number or a truth value; left out");
                    environment.noteSecrets(key);
                    if (entry.value() instanceof Yaml.Table parts) {
                        Keys inner = environment.within(key, parts);
                        inner.names().forEach(part -> inner.noteSecrets(part, key));
                    }
                } else if (value.isNull() && isAssignment(key)) {
                    keys.note(
                            "environment",
                            value,
                            nameIn(key)
                                    + " is followed by no equals sign; it is a secret in plain text that is left out,"
                                    + " so that no policy sees it; keep it in a store for secrets");
                } else if (!value.isNull()
                        || !given.containsKey(key)
                        || value.scope().get(key) != null) {
                    own.put(key, variable(key, value, environment));
                }
            });
        }
        given.forEach((key, value) -> {
            if (own.putIfAbsent(key, value.variable()) == null && value.at() != null) {
                used.add(value.at());
            }
        });
        own.replaceAll((key, value) -> new Variable(Toml.unexpanded(value.toml(), own.keySet()), value.text()));
        own.forEach(
                (key, value) -> left -= Math.max(64, key.length() + value.text().length()));
        return own;
    }

    /** Whether a text is no name of a variable, but a secret's name and what somebody meant to give it. */
    private boolean isAssignment(String text) {
        String name = nameIn(text);
        return name.length() < text.length()
                && detector.find(name, text.substring(name.length() + 1).strip())
                        .isPresent();
    }

    private static String nameIn(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(0, end);
    }

    private static Variable variable(String key, Yaml.Scalar value, Keys environment) {
        if (value.isNull()) {
            Variables.Value set = value.scope().get(key);
            if (set == null) {
                environment.note(
                        key, "where nobody sets " + key + " the container has none; in the registry it is empty then");
            }
            return set == null ? reference(key, null, "") : reference(key, set.text(), set.file());
        }
        Template template = Template.parse(value.raw());
        List<Template.Use> uses = new ArrayList<>();
        String text = template.resolve(value.scope(), uses);
        if (!template.hasReferences()) {
            return new Variable(Toml.literal(text), text);
        }
        for (Template.Use use : uses) {
            if (use.reference().isRequired() && use.origin() == Template.Origin.UNSET) {
                environment.note(
                        key,
                        "the variable " + use.reference().name() + " must be set, which the registry does not demand");
            }
        }
        Template.Reference whole = template.whole();
        if (whole == null || whole.isReplacement()) {
            Template settled = template.settled(value.scope());
            if (settled != template) {
                environment.note(key, SETTLED);
            }
            return new Variable(settled.hasReferences() ? settled.portable(value.scope()) : Toml.literal(text), text);
        }
        Variables.Value set = whole.value(value.scope());
        if (set != null) {
            return reference(whole.name(), set.text(), set.file());
        }
        return whole.hasDefault()
                ? withDefault(key, whole, value.scope(), environment)
                : reference(whole.name(), null, "");
    }

    private static Variable withDefault(String key, Template.Reference whole, Variables scope, Keys environment) {
        if (whole.operator().equals("-")) {
            environment.note(
                    key, "an empty " + whole.name() + " would stay empty; in the registry it takes the default");
        }
        List<Template.Use> inner = new ArrayList<>();
        String text = whole.operand().resolve(scope, inner);
        boolean unset = inner.stream().anyMatch(use -> use.origin() == Template.Origin.UNSET);
        if (unset) {
            environment.note(key, "the default of " + whole.name() + " needs a variable without a value; left out");
            return reference(whole.name(), null, "");
        }
        if (!inner.isEmpty()) {
            environment.note(key, "the default of " + whole.name() + " names variables; what it comes to is written");
        }
        return reference(whole.name(), text, "");
    }

    private static Variable reference(String name, @Nullable String value, String file) {
        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("variable", name);
        if (value != null) {
            toml.put("default", value);
        }
        Toml.put(toml, "from_file", file);
        return new Variable(new TomlWriter.Inline(toml), value == null ? "" : value);
    }

    /** Notes the secrets in values of files that nothing takes, since they are set again; once all services are read. */
    void finish() {
        ofFiles.forEach((at, value) -> {
            if (!used.contains(at)) {
                notes.secrets(value.name(), value.name(), value.name(), Yaml.Scalar.of(value.text(), at));
            }
        });
    }

    private Map<String, Given> files(Keys keys) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Yaml item : keys.items("env_file")) {
            if (item instanceof Yaml.Scalar path) {
                file(keys, path.text(), item, true, "", given);
            } else if (item instanceof Yaml.Table table) {
                Keys file = keys.within("env_file", table);
                boolean required = !Boolean.FALSE.equals(file.flag("required"));
                String format = file.text("format");
                file(keys, file.text("path"), item, required, format, given);
                file.finish();
            }
        }
        return given;
    }

    private void file(Keys keys, String path, Yaml item, boolean required, String format, Map<String, Given> given) {
        Path resolved = ComposeModel.resolve(model.directory(), path);
        if (path.isEmpty() || resolved == null) {
            keys.note("env_file", item, "this is no path of a file; left out");
            keys.noteSecrets("env_file");
            return;
        }
        TextFile source = texts.computeIfAbsent(resolved, TextFile::read);
        if (!source.isReadable()) {
            if (required) {
                boolean isSecret = detector.find("", path).isPresent();
                String named = isSecret ? "the file" : source.file();
                keys.note("env_file", item, named + ": " + source.problem() + "; its variables are missing");
                keys.noteSecrets("env_file");
            }
            return;
        }
        FileContent file = contents.computeIfAbsent(resolved + "\n" + format, key -> content(source, format));
        EnvFile.Content content = file.content();
        for (int line : content.skippedLines()) {
            notes.note(source.line(line), "this line is no assignment of a variable; left out");
        }
        content.unset().forEach(variable -> notes.note(source.line(variable.line()), variable.note()));
        content.settledLines().forEach(line -> notes.note(source.line(line), SETTLED));
        String name = path.startsWith("./") ? path.substring(2) : path;
        content.values().forEach((key, value) -> {
            String text = content.references().get(key);
            Variable variable = text == null ? reference(key, value, name) : new Variable(text, value);
            given.put(key, new Given(variable, file.places().get(key)));
        });
        for (String key : content.names()) {
            Variables.Value set = model.variables().get(key);
            Variable variable = set == null ? reference(key, null, "") : reference(key, set.text(), set.file());
            given.put(key, new Given(variable, null));
        }
    }

    private FileContent content(TextFile source, String format) {
        EnvFile.Content content = format.equals("raw")
                ? EnvFile.parseRaw(source.text())
                : EnvFile.parse(source.text(), model.variables());
        Map<String, SourceLocation> places = new HashMap<>();
        for (EnvFile.Written value : content.written()) {
            SourceLocation at = source.line(value.line());
            places.put(value.name(), at);
            ofFiles.put(at, value);
        }
        return new FileContent(content, places);
    }
}
