package dev.serviceregistry.cli;

import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.pack.UsedPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the file of a pack is: in the repository, beside it, or in the local Maven repository. */
final class PackPlace {

    /** The variable that names the local Maven repository. */
    static final String LOCAL = "SERVICE_REGISTRY_MAVEN_REPOSITORY";

    /** Where a repository keeps what a comparison with a former state must find there. */
    private static final String KEPT = "policies/";

    private PackPlace() {}

    /**
     * What the file of a pack holds.
     *
     * @param root the repository that asks for it, which may be a revision
     * @param repository the repository as it is
     */
    static byte[] bytes(UsedPack use, Path root, Repository repository, Surroundings surroundings) {
        Path file = of(use, root, repository, surroundings);
        try {
            if (!Files.isRegularFile(file)) {
                throw missing(use, file);
            }
            long size = Files.size(file);
            if (size > PackArchive.MOST_BYTES) {
                throw new UsageProblem("is larger than any pack: it has " + size + " bytes, and a pack at most "
                        + PackArchive.MOST_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageProblem("cannot be read: " + FileProblems.message(e));
        }
    }

    private static UsageProblem missing(UsedPack use, Path file) {
        return use.path().isEmpty()
                ? new UsageProblem("is not in the local Maven repository: there is no file " + file
                        + "\n'service-registry rules pull' brings it, from the repositories that [policies] repositories"
                        + " names; judging asks no network.")
                : new UsageProblem("is not there: put the file at this place, from the repository's root");
    }

    /**
     * Where the file of a pack is, or should be.
     *
     * @param root the repository that asks for it, which may be a revision
     * @param repository the repository as it is
     */
    static Path of(UsedPack use, Path root, Repository repository, Surroundings surroundings) {
        if (use.path().isEmpty()) {
            return inMaven(use, local(surroundings));
        }
        Path path = Path.of(use.path()).normalize();
        String below = path.toString().replace('\\', '/');
        if (below.startsWith("..")) {
            // What is outside of the repository has no former state.
            return repository.root().resolve(path);
        }
        if (!below.startsWith(KEPT)) {
            throw new UsageProblem("stands in the repository, but not below policies/, where a comparison with a former"
                    + " state finds it: move it to policies/packs/");
        }
        return root.resolve(below);
    }

    /** The local Maven repository of this user. */
    static Path local(Surroundings surroundings) {
        String named = surroundings.variable(LOCAL);
        return named.isEmpty()
                ? Path.of(surroundings.variable("HOME"), ".m2", "repository")
                : surroundings.directory().resolve(named);
    }

    private static Path inMaven(UsedPack use, Path local) {
        return local.resolve(mavenPath(use));
    }

    /** The path of a pack's file in any Maven repository. */
    static String mavenPath(UsedPack use) {
        int colon = use.maven().indexOf(':');
        String artifact = use.maven().substring(colon + 1);
        return use.maven().substring(0, colon).replace('.', '/') + '/' + artifact + '/' + use.version() + '/' + artifact
                + '-' + use.version() + ".jar";
    }
}
