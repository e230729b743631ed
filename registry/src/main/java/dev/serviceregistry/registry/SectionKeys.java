package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Sums up all that a section rests on: the files of its project, the files that are no project's, and what the projects that it
 * asks about may say to others. Whoever states something of a project from anywhere else adds that here.
 */
final class SectionKeys {

    private final Repository repository;
    private final Supplier<MessageDigest> digests;
    private final byte[] ground;
    private final Map<String, byte[]> said = new HashMap<>();

    /**
     * The keys for one state of a repository.
     *
     * @param digests gives SHA-256 digests
     */
    SectionKeys(Repository repository, Supplier<MessageDigest> digests) {
        this.repository = repository;
        this.digests = digests;
        Text text = new Text();
        repository.files().forEach((path, file) -> {
            if (!path.startsWith("projects/")) {
                text.add(path).add(file);
            }
        });
        // Which settings hold is not in the files of packs alone, but also in their order.
        for (Fact fact : repository.shared()) {
            text.add(fact.description()).add(fact.source());
        }
        for (CatalogVersion version : repository.versions().values()) {
            text.add(version.name()).add(version.status().toString());
            text.add(version.stated()).add(version.actual()).add(version.source());
        }
        for (Catalogue catalogue : repository.catalogues().values()) {
            text.add(catalogue.name()).add(catalogue.file());
        }
        this.ground = text.digest(digests.get());
        for (ProjectView project : repository.projects().values()) {
            said.put(project.name(), said(project).digest(digests.get()));
        }
    }

    /** The SHA-256 of all that the section of a project or of a version of the catalogue rests on but for other projects. */
    byte[] own(String name) {
        Text text = new Text();
        text.add(name);
        ProjectView project = repository.projects().get(name);
        if (project != null) {
            text.add(project.file());
            repository.files(name).forEach(text::add);
        }
        MessageDigest digest = digests.get();
        digest.update(ground);
        return text.digest(digest);
    }

    /**
     * The SHA-256 of what projects may say to others.
     *
     * @param names the projects, be they there or not
     */
    byte[] said(SortedSet<String> names) {
        MessageDigest digest = digests.get();
        for (String name : names) {
            Text text = new Text();
            byte[] summed = said.get(name);
            digest.update(text.add(name).add(summed != null).digest(digests.get()));
            if (summed != null) {
                digest.update(summed);
            }
        }
        return digest.digest();
    }

    /** The names of all projects. */
    SortedSet<String> projects() {
        return new TreeSet<>(repository.projects().keySet());
    }

    /** All that others may ask of a project. */
    private static Text said(ProjectView project) {
        Text text = new Text();
        Catalogue catalogue = project.catalogue();
        text.add(project.name()).add(catalogue.name()).add(catalogue.standsIn());
        if (!isSound(project.file()) || !isSound(catalogue.file()) || catalogue.standsIn()) {
            // Whether it has something depends on all that it says.
            text.add(project.file());
        }
        text.addAll(project.uses().keySet());
        text.add(project.definitions().size());
        project.definitions().forEach((id, definition) -> {
            NamedService named = NamedService.of(definition);
            text.add(named.id()).add(named.type()).add(named.version());
            text.add(named.kind().toString()).add(named.hasHealth()).add(named.hasPorts());
            text.add(project.isOverride(id));
            List<Scalar> formerIds = definition.effective().scalars("aliases");
            text.add(formerIds.size());
            formerIds.forEach(formerId -> text.add(formerId.text()));
        });
        return text;
    }

    private static boolean isSound(ParsedFile file) {
        return file.usable() && file.refused().isEmpty() && file.problems().isEmpty();
    }

    /** Texts that no others can be taken for. */
    private static final class Text {

        private final StringBuilder all = new StringBuilder();

        Text add(String text) {
            all.append(text.length()).append(':').append(text);
            return this;
        }

        Text add(SourceLocation place) {
            return add(place.toString());
        }

        Text add(int number) {
            all.append(number).append(';');
            return this;
        }

        Text add(boolean flag) {
            all.append(flag ? '+' : '-');
            return this;
        }

        void addAll(Collection<String> texts) {
            add(texts.size());
            texts.forEach(this::add);
        }

        /** Adds what a file says. */
        Text add(ParsedFile file) {
            add(file.name()).add(file.digest()).add(file.usable());
            if (file.digest().isEmpty()) {
                add(file.problems().toString());
            }
            return this;
        }

        byte[] digest(MessageDigest digest) {
            return digest.digest(all.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
