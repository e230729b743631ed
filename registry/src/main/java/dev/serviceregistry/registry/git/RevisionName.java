package dev.serviceregistry.registry.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * The name that a revision begins with, and the steps that lead on from there.
 *
 * @param name what git looks up
 * @param steps such as {@code ~3}; empty for none
 */
record RevisionName(String name, String steps) {

    private static final Pattern WRITTEN = Pattern.compile("(?<name>.*?)(?<steps>(?:[~^:]|@\\{).*)?", Pattern.DOTALL);

    /** The places in which git looks for a name that is no whole one. */
    private static final List<String> PLACES =
            List.of("refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

    static RevisionName of(String revision) {
        Matcher written = WRITTEN.matcher(revision);
        if (!written.matches()) {
            return new RevisionName(revision, "");
        }
        String steps = written.group("steps");
        return new RevisionName(written.group("name"), steps == null ? "" : steps);
    }

    /**
     * All that the name means, each as it can mean nothing else. Git takes the first of them, so that whoever adds a tag would
     * decide what a branch is.
     */
    List<String> meanings(Repository git) throws IOException {
        List<String> meanings = new ArrayList<>();
        if (ObjectId.isId(name)
                || !Repository.isValidRefName("refs/heads/" + name)
                || git.exactRef(name) != null
                || git.exactRef("refs/" + name) != null) {
            return meanings;
        }
        for (String place : PLACES) {
            String whole = place.formatted(name);
            if (git.exactRef(whole) != null) {
                meanings.add(whole + steps);
            }
        }
        if (AbbreviatedObjectId.isId(name)) {
            try (ObjectReader objects = git.newObjectReader()) {
                objects.resolve(AbbreviatedObjectId.fromString(name)).forEach(id -> meanings.add(id.name() + steps));
            }
        }
        return meanings;
    }
}
