package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;

/**
 * The repository that is delivered from.
 *
 * @param repository its address
 * @param revision the branch, tag or commit
 * @param folder where the generated files stand in it
 * @param isPlaceholder whether its address is declared nowhere
 * @param isPlugin whether the manifests are generated when they are delivered, rather than kept in it
 */
public record Source(String repository, String revision, String folder, boolean isPlaceholder, boolean isPlugin) {

    private static final String PLACEHOLDER = "https://git.invalid/fill-in/this-repository.git";

    /** The source that a project declares. */
    public static Source of(Declared deployment) {
        Declared source = deployment.get("source");
        String repository = source.get("repository").text("").strip();
        if (repository.isEmpty()) {
            deployment
                    .get("gitops")
                    .lose("nothing says where this repository is: declare deployment.source.repository");
        }
        String folder = source.get("path").text("generated").replaceAll("^[./]+|/+$", "");
        return new Source(
                repository.isEmpty() ? PLACEHOLDER : repository,
                source.get("revision").text("main"),
                folder,
                repository.isEmpty(),
                source.get("mode").text("").equals("plugin"));
    }

    /** The path of a folder below the generated files. */
    public String path(String below) {
        return folder.isEmpty() ? below : folder + "/" + below;
    }

    /** Puts in the address of the repository, and says where it has to be filled in. */
    public Mapping putAddress(Mapping mapping, String key) {
        mapping.put(key, repository);
        if (isPlaceholder) {
            mapping.comment(key, "Fill in: the address of this repository, as deployment.source.repository.");
        }
        return mapping;
    }
}
