package dev.serviceregistry.registry;

import dev.serviceregistry.facts.DefaultSecret;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PlaintextSecret;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.WrittenSecret;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States the secrets that stand in the files of a repository, each where it holds. */
final class SecretFacts {

    private final List<Fact> facts;

    /** The keys that lead to what is being looked at. */
    private final List<String> path = new ArrayList<>();

    /** Where the secrets are written that hold for some service. */
    private final Set<SourceLocation> held = new HashSet<>();

    /** Adds what it states to this list. */
    SecretFacts(List<Fact> facts) {
        this.facts = facts;
    }

    /** States the secrets in a version of the catalogue. */
    void state(Catalogue catalogue) {
        if (!catalogue.file().secrets().isEmpty()) {
            catalogue.definitions().values().forEach(this::effective);
            rest(catalogue.file(), catalogue.name());
        }
    }

    /**
     * States the secrets of a project, those that its overrides inherit included.
     *
     * @param files the files of the project
     */
    void state(ProjectView project, List<ParsedFile> files) {
        boolean mayInherit = !project.catalogue().file().secrets().isEmpty();
        if (mayInherit || !project.file().secrets().isEmpty()) {
            project.definitions().values().forEach(this::effective);
        }
        for (ParsedFile file : files) {
            rest(file, project.name());
        }
    }

    /** States the secrets in those of the files that belong to no project and to no version of the catalogue. */
    void state(Collection<ParsedFile> files) {
        for (ParsedFile file : files) {
            boolean isElsewhere = file.name().startsWith("projects/")
                    || file.name().startsWith("services/") && !file.name().equals(FrozenCatalogues.VERSIONS);
            if (!isElsewhere) {
                rest(file, "");
            }
        }
    }

    /** The secrets among the values that hold for a definition, those that an override inherits included. */
    private void effective(ServiceDefinition definition) {
        look(definition, definition.effective());
    }

    private void look(ServiceDefinition definition, Node node) {
        if (node instanceof Table table) {
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                path.add(entry.getKey());
                look(definition, entry.getValue().value());
                path.remove(path.size() - 1);
            }
        } else if (node instanceof Array array) {
            for (Node item : array.items()) {
                look(definition, item);
            }
        } else if (((Scalar) node).value() instanceof MaskedSecret secret) {
            held.add(node.source());
            String place = placeInService(path);
            state(Subject.ofService(definition.id(), place), place, secret, node.source());
        }
    }

    /** The secrets of a file that hold for no service: in other tables, in keys that the schema does not know or refuses. */
    private void rest(ParsedFile file, String project) {
        for (WrittenSecret written : file.secrets()) {
            if (written.supposed() || held.contains(written.source())) {
                continue;
            }
            List<String> keys = written.path();
            boolean ofService = keys.size() > 1 && keys.get(0).equals("services") && !project.isEmpty();
            String place = ofService && keys.size() > 2
                    ? placeInService(keys.subList(2, keys.size()))
                    : String.join(".", keys);
            Subject subject = new Subject(project, ofService ? keys.get(1) : "", place);
            state(subject, place, written.secret(), written.source());
        }
    }

    private static String placeInService(List<String> keys) {
        if (keys.size() > 1 && keys.get(0).equals("env")) {
            return "env:" + keys.get(1);
        }
        boolean isDefault = keys.size() > 2
                && keys.get(0).equals("properties")
                && keys.get(2).equals("default");
        return isDefault ? "properties." + keys.get(1) : String.join(".", keys);
    }

    private void state(Subject subject, String place, MaskedSecret secret, SourceLocation source) {
        if (!secret.isDefault() || secret.byForm()) {
            facts.add(new PlaintextSecret(subject, place, secret.kind(), source));
        }
        if (secret.isDefault() || secret.wellKnown()) {
            facts.add(new DefaultSecret(subject, place, secret.kind(), secret.isDefault(), secret.wellKnown(), source));
        }
    }
}
