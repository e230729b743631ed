package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a repository; what could be read is there even when something else could not.
 *
 * @param registry what it declares
 * @param diagnostics what is wrong with its files; they are among the registry's facts too
 * @param digested gives a SHA-256 over the paths and contents of all files read, and tells the checksums of releases
 * @param text gives reports the lines of a file, with every secret masked
 * @param files what each file says, by its path; the head of the catalogue stands at {@code services/catalog.toml} even
 *     when a released version was read in its place
 * @param further the files besides these that change what is judged or generated
 * @param secrets tells the secrets in the files apart
 */
public record Reading(
        ServiceRegistry registry,
        List<Diagnostic> diagnostics,
        RepositoryDigest digested,
        SourceText text,
        SortedMap<String, ParsedFile> files,
        FurtherFiles further,
        SecretDigests secrets) {

    /** A SHA-256 over the paths and contents of all files read, in hex. */
    public String digest() {
        return digested.hex();
    }

    /** A file by its path, be it one of those that are always read or a further one; null when there is none. */
    public @Nullable ParsedFile file(String path) {
        ParsedFile file = files.get(path);
        return file == null ? further.byName().get(path) : file;
    }

    /** The namespaces of a cluster that can be a project's: the one of its own name, and the one that its deployment states. */
    public Set<String> namespaces(String project) {
        Set<String> namespaces = new TreeSet<>(Set.of(project));
        ParsedFile deployment = file("projects/" + project + "/deployment.toml");
        if (deployment != null) {
            deployment.content().table("deployment").string("namespace").ifPresent(namespaces::add);
        }
        return namespaces;
    }
}
