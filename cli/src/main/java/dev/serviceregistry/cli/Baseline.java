package dev.serviceregistry.cli;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.git.Revision;
import dev.serviceregistry.registry.git.RevisionReader;
import dev.serviceregistry.registry.git.RevisionRefusal;
import dev.serviceregistry.registry.git.RevisionResult;
import dev.serviceregistry.registry.git.SparseCheckout;
import dev.serviceregistry.registry.schema.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The state that a repository is compared with.
 *
 * @param reading what it says
 * @param name it as people read it
 * @param commit the commit, in hex; empty when it is no revision
 * @param root where its files are
 */
record Baseline(Reading reading, String name, String commit, Path root) {

    private static final String VERSIONS = "services/versions/";

    /**
     * The directory, the released version of the catalogue or the git revision that an option names.
     *
     * @param option the option's name in the settings
     */
    static Baseline of(String wanted, String option, Reading current, Call call) {
        Path root = call.repository().root();
        RevisionReader revisions = call.revisions();
        String release = release(wanted, current);
        boolean isPlain = wanted.indexOf('/') < 0 && wanted.indexOf('\\') < 0 && !wanted.startsWith(".");
        boolean isDirectory = isDirectory(wanted, call);
        boolean isRepository =
                isDirectory && Repository.isRoot(call.surroundings().directory().resolve(wanted));
        if (isPlain && (isRepository || !release.isEmpty()) && revisions.knows(wanted)) {
            String other = isRepository ? "a directory with a repository" : "a released version of the catalogue";
            throw call.settings()
                    .problem(
                            option,
                            "'" + wanted + "' is both a git revision and " + other + "\nWrite "
                                    + (isRepository ? "./" : VERSIONS) + wanted + " for the "
                                    + (isRepository ? "directory" : "version") + ", or refs/heads/" + wanted
                                    + " or refs/tags/" + wanted + " for the revision.");
        }
        if (isRepository) {
            Path directory = call.surroundings().directory().resolve(wanted);
            return readable(new Baseline(call.reader().read(directory), wanted, "", directory), option, call);
        }
        if (!release.isEmpty()) {
            return readable(
                    new Baseline(call.reader().read(root, release), "version " + release, "", root), option, call);
        }
        RevisionResult result = revisions.read(wanted);
        if (result instanceof Revision revision) {
            Reading reading = call.reader().read(revision.root());
            return readable(new Baseline(reading, revision.shown(), revision.commit(), revision.root()), option, call);
        }
        String reason = ((RevisionRefusal) result).reason();
        boolean isElse = isDirectory || !revisions.hasHistory();
        throw call.settings()
                .problem(
                        option,
                        isElse
                                ? "'" + wanted
                                        + "' is no directory with services/catalog.toml, no released version of the"
                                        + " catalogue" + versions(current) + ", and " + reason
                                : "'" + wanted + "' " + reason);
    }

    /** The same, to compare with what is on the disk, of which git must have left nothing out. */
    static Baseline besideCheckout(String wanted, String option, Reading current, Call call) {
        List<String> leftOut;
        try {
            leftOut = SparseCheckout.leftOut(call.repository().root());
        } catch (IOException e) {
            throw call.settings().problem(option, "it cannot be known what git left out here: " + e.getMessage());
        }
        if (!leftOut.isEmpty()) {
            throw call.settings()
                    .problem(
                            option,
                            "this is a sparse checkout without " + leftOut.get(0)
                                    + (leftOut.size() > 1 ? " and " + (leftOut.size() - 1) + " more" : "")
                                    + ", which would seem removed\nFetch them first with 'git sparse-checkout disable'.");
        }
        return of(wanted, option, current, call);
    }

    private static boolean isDirectory(String wanted, Call call) {
        try {
            return Files.isDirectory(call.surroundings().directory().resolve(wanted));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The listed version that is meant, by its name or by its folder; empty for none. */
    private static String release(String wanted, Reading current) {
        int folder = wanted.indexOf(VERSIONS);
        String name = folder < 0 ? wanted : wanted.substring(folder + VERSIONS.length());
        String version = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return listed(current).contains(version) ? version : "";
    }

    private static List<String> listed(Reading current) {
        List<String> listed = new ArrayList<>();
        for (CatalogVersion version : current.registry().facts().ofType(CatalogVersion.class)) {
            listed.add(version.name());
        }
        return listed;
    }

    private static String versions(Reading current) {
        List<String> listed = listed(current);
        return listed.isEmpty() ? "" : " (" + String.join(", ", listed) + ")";
    }

    /** Refuses a state with files that say nothing: all that stood in them would be taken for new. */
    private static Baseline readable(Baseline baseline, String option, Call call) {
        StringBuilder problems = new StringBuilder();
        for (ParsedFile file : baseline.reading().files().values()) {
            for (Problem problem : file.usable() ? List.<Problem>of() : file.problems()) {
                problems.append("\n  ").append(problem.source()).append(": ").append(problem.message());
            }
        }
        if (!problems.isEmpty()) {
            throw call.settings()
                    .problem(
                            option,
                            "nothing can be compared with " + baseline.name() + ", in which files cannot be read:"
                                    + problems + "\nName a state before or after that.");
        }
        return baseline;
    }
}
