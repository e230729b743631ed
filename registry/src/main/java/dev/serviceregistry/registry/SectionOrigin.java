package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a repository says, and what of the whole decides how it is taken.
 *
 * @param owner the project or the version of the catalogue
 * @param files the other files of the project
 * @param head the head of the catalogue
 * @param settings the settings
 * @param versions the versions of the catalogue
 * @param listed the file that lists them, or null
 */
record SectionOrigin(
        Object owner,
        List<ParsedFile> files,
        Catalogue head,
        Settings settings,
        Map<String, CatalogVersion> versions,
        @Nullable ParsedFile listed) {

    static SectionOrigin of(Catalogue catalogue, Repository repository) {
        return of(catalogue, List.of(), repository);
    }

    static SectionOrigin of(ProjectView project, Repository repository) {
        return of(project, repository.files(project.name()), repository);
    }

    private static SectionOrigin of(Object owner, List<ParsedFile> files, Repository repository) {
        return new SectionOrigin(
                owner,
                files,
                repository.head(),
                repository.settings(),
                repository.versions(),
                repository.files().get(FrozenCatalogues.VERSIONS));
    }

    /** Whether this is the other: the same objects, which are kept for as long as files say the same. */
    boolean isAs(SectionOrigin other) {
        if (owner != other.owner || head != other.head || settings != other.settings || listed != other.listed) {
            return false;
        }
        if (files.size() != other.files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).isAs(other.files.get(i))) {
                return false;
            }
        }
        return versions.equals(other.versions);
    }
}
