package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.ProjectValue;
import dev.serviceregistry.facts.ServiceValue;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.schema.WrittenNumbers;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * States every single value of a repository, a part for each project and each version of the catalogue. That is much, so
 * nothing is stated before somebody asks, nor again of what has not changed since the repository was read before.
 */
final class StatedValues {

    /** The files of a project by their names without an ending. */
    static final SortedMap<String, DocumentKind> FILES = new TreeMap<>(Map.of(
            "services", DocumentKind.PROJECT,
            "deployment", DocumentKind.DEPLOYMENT,
            "monitoring", DocumentKind.MONITORING));

    private final Repository repository;
    private final Stated ofServices;
    private final Stated ofProjects;

    /**
     * What was stated, by the project or the version of the catalogue.
     *
     * @param grounds what each was stated from
     */
    private record Stated(Map<String, Object> grounds, Map<String, FactPart> parts) {

        static Stated nothing() {
            return new Stated(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Stated copy() {
            return new Stated(new LinkedHashMap<>(grounds), new LinkedHashMap<>(parts));
        }
    }

    /**
     * The values of a repository.
     *
     * @param before those of the repository as it was before; null when that is not known
     */
    StatedValues(Repository repository, @Nullable StatedValues before) {
        this.repository = repository;
        this.ofServices = before == null ? Stated.nothing() : before.known(before.ofServices);
        this.ofProjects = before == null ? Stated.nothing() : before.known(before.ofProjects);
    }

    private synchronized Stated known(Stated stated) {
        return stated.copy();
    }

    /** The values of those of the types that somebody reads. */
    synchronized List<FactPart> parts(Predicate<Class<? extends Fact>> isRead) {
        List<FactPart> parts = new ArrayList<>();
        if (isRead.test(ServiceValue.class)) {
            Map<String, Object> owners = new LinkedHashMap<>(repository.catalogues());
            owners.putAll(repository.projects());
            parts.addAll(stated(ofServices, owners, this::ofServices));
        }
        if (isRead.test(ProjectValue.class)) {
            Map<String, Object> files = new LinkedHashMap<>();
            repository.projects().keySet().forEach(project -> files.put(project, repository.files(project)));
            parts.addAll(stated(ofProjects, files, this::ofProject));
        }
        return parts;
    }

    private static Collection<FactPart> stated(
            Stated stated, Map<String, Object> grounds, BiConsumer<String, List<Fact>> stating) {
        stated.parts().keySet().retainAll(grounds.keySet());
        grounds.forEach((name, ground) -> {
            if (!stated.parts().containsKey(name) || !areSame(stated.grounds().get(name), ground)) {
                List<Fact> facts = new ArrayList<>();
                stating.accept(name, facts);
                stated.parts().put(name, FactPart.of(facts, stated.parts().get(name)));
                stated.grounds().put(name, ground);
            }
        });
        stated.grounds().keySet().retainAll(grounds.keySet());
        return stated.parts().values();
    }

    /** Whether these are the same objects: to compare what they say takes as long as to state it. */
    private static boolean areSame(@Nullable Object then, Object now) {
        if (then instanceof List<?> former && now instanceof List<?> files) {
            boolean areSame = former.size() == files.size();
            for (int i = 0; areSame && i < files.size(); i++) {
                areSame = former.get(i) == files.get(i);
            }
            return areSame;
        }
        return then == now;
    }

    private void ofServices(String name, List<Fact> facts) {
        ProjectView project = repository.projects().get(name);
        WrittenNumbers numbers = WrittenNumbers.ofServices();
        Collection<ServiceDefinition> definitions = project == null
                ? repository.catalogues().get(name).definitions().values()
                : project.definitions().values();
        for (ServiceDefinition definition : definitions) {
            ServiceDefinition owned = OwnedService.of(definition, project == null ? null : project.file());
            String owner = OwnedService.team(owned);
            for (EffectiveValue value : EffectiveValue.of(owned)) {
                single(
                        value.path(),
                        value.key(),
                        value.value(),
                        (path, key, scalar) -> facts.add(new ServiceValue(
                                definition.id(),
                                owner,
                                key,
                                scalar.text(),
                                numbers.of(path, scalar),
                                !value.isDefault(),
                                scalar.source())));
            }
        }
    }

    private void ofProject(String project, List<Fact> facts) {
        FILES.forEach((name, kind) -> {
            ParsedFile file = repository.files().get("projects/" + project + "/" + name + ".toml");
            if (file == null || !file.usable()) {
                return;
            }
            WrittenNumbers numbers = WrittenNumbers.of(kind);
            Map<String, Table.Entry> entries =
                    new LinkedHashMap<>(OwnKeys.without(file.content()).entries());
            entries.remove("services");
            List<EffectiveValue> values =
                    EffectiveValue.in(new Table(entries, file.content().source()));
            values.addAll(EffectiveValue.in(OwnKeys.of(file.content())));
            for (EffectiveValue value : values) {
                single(
                        value.path(),
                        value.key(),
                        value.value(),
                        (path, key, scalar) -> facts.add(new ProjectValue(
                                project, name, key, scalar.text(), numbers.of(path, scalar), scalar.source())));
            }
        });
    }

    /** Takes one value. */
    private interface Taking {
        void take(List<String> path, String key, Scalar value);
    }

    /** The single values in one: what is in a list has the path of the list. */
    private static void single(List<String> path, String key, Node value, Taking taking) {
        if (value instanceof Scalar scalar) {
            taking.take(path, key, scalar);
        } else if (value instanceof Array array) {
            array.items().forEach(item -> single(path, key, item, taking));
        } else {
            ((Table) value)
                    .entries()
                    .forEach((name, entry) -> single(
                            EffectiveValue.below(path, name), key + "." + TomlWriter.key(name), entry.value(), taking));
        }
    }
}
