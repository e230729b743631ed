package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.EnvironmentAdded;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.PropertyRemoved;
import dev.serviceregistry.facts.SecretAdded;
import dev.serviceregistry.facts.SecretRemoved;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows what a service has no more where a project writes it over: variables, secrets and properties. */
final class OverrideEdits {

    /** The keys above one that is written with dots. */
    private static final Pattern ABOVE = Pattern.compile("\\s*(?:(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\\s*\\.\\s*)*");

    private final Migration migration;
    private final String project;
    private final ConsumerFile file;
    private final PatchedFile patched;

    OverrideEdits(Migration migration, String project, ConsumerFile file, PatchedFile patched) {
        this.migration = migration;
        this.project = project;
        this.file = file;
        this.patched = patched;
    }

    /** Renames or takes out a variable that is gone. */
    void variable(EnvironmentRemoved removed, String service) {
        Table.Entry entry = entry(header(service), "env", removed.variable());
        if (entry == null) {
            return;
        }
        String renamed = counterpart(removed, EnvironmentAdded.class);
        if (renamed.isEmpty()) {
            takeOut(removed, entry, "env." + TomlWriter.key(removed.variable()));
        } else {
            String reason = patched.edits().rename(entry.key(), removed.variable(), renamed);
            patched.note(removed, entry.key().line(), removed.variable(), renamed, reason);
        }
    }

    /** Renames a secret that is gone where a variable takes it. */
    void secret(SecretRemoved removed, String service) {
        String renamed = counterpart(removed, SecretAdded.class);
        String id = header(service);
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", id, "env", "*", "from_secret")
                    && patched.text(place).equals(removed.secret())
                    && !renamed.isEmpty()) {
                patched.set(removed, place, renamed);
            }
        }
    }

    /** Takes out a property that is gone. */
    void property(PropertyRemoved removed, String service) {
        String id = header(service);
        Table.Entry entry = entry(id, "properties", removed.property());
        if (entry == null) {
            return;
        }
        for (ConsumerFile.Place place : file.places()) {
            if (place.isAt("services", id, "env", "*", "from_property")
                    && patched.text(place).equals(removed.property())) {
                String at = file.name() + ":" + place.scalar().source().line();
                patched.leave(removed, at, "a variable takes its value from the property");
                return;
            }
        }
        takeOut(removed, entry, "properties." + TomlWriter.key(removed.property()));
    }

    /** Takes out what an override says of a thing that is gone, where it has lines of its own. */
    private void takeOut(Change change, Table.Entry entry, String what) {
        int first = entry.key().line();
        int last = Lines.last(entry.value());
        String begin = file.line(first).text();
        boolean header = begin.strip().startsWith("[");
        boolean alone = ABOVE.matcher(begin.substring(
                                0, Math.min(begin.length(), entry.key().column() - 1)))
                        .matches()
                && !file.isWithinValue(first);
        boolean blankBelow = header
                && file.line(last + 1).text().isBlank()
                && last < file.lines().size();
        String reason = alone
                ? patched.edits().removeLines(first, blankBelow ? last + 1 : last)
                : "it does not stand on lines of its own";
        patched.note(change, first, what, "", reason);
    }

    /** The id under which the project's file changes a service. */
    private String header(String service) {
        String id = service.substring(service.indexOf('/') + 1);
        return migration
                .after()
                .registry()
                .find(project, id)
                .filter(definition -> definition.service().project().equals(project))
                .map(ServiceDefinition::header)
                .orElse(id);
    }

    private Table.@Nullable Entry entry(String service, String section, String key) {
        return file.content()
                .table("services")
                .table(service)
                .table(section)
                .entries()
                .get(key);
    }

    /** The name under which the same value is new on the same service; empty when there is none or more than one. */
    private String counterpart(Change removed, Class<? extends Change> kind) {
        List<String> names = new ArrayList<>();
        for (Change other : migration.all()) {
            boolean same = kind.isInstance(other)
                    && other.subject().project().equals(removed.subject().project())
                    && other.subject().service().equals(removed.subject().service())
                    && !removed.old().isEmpty()
                    && !removed.old().contains("********")
                    && other.current().equals(removed.old());
            if (same) {
                names.add(other instanceof EnvironmentAdded added ? added.variable() : ((SecretAdded) other).secret());
            }
        }
        return names.size() == 1 ? names.get(0) : "";
    }
}
