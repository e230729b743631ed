package dev.serviceregistry.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * A repository as a plain model: what is written in it, and nothing worked out.
 *
 * @param today the day on which it is judged
 * @param head the catalogue
 * @param releases the listed versions of the catalogue
 * @param projects the projects
 * @param operations the files that say how projects are deployed and watched
 * @param policies what is set, in the order of the files' names
 */
record Repository(
        LocalDate today,
        Catalogue head,
        List<Release> releases,
        List<Project> projects,
        List<Operations> operations,
        List<Settings> policies) {

    /** What may be wrong with a whole file. */
    enum Flaw {
        NONE,
        BROKEN,
        NEWER
    }

    /**
     * A catalogue.
     *
     * @param flaw what is wrong with its file
     * @param services its services by id
     * @param patterns the patterns that it declares
     * @param about what else it says
     */
    record Catalogue(Flaw flaw, SortedMap<String, Tree> services, List<String> patterns, Tree about) {

        boolean readable() {
            return flaw != Flaw.BROKEN;
        }
    }

    /**
     * A frozen version of the catalogue.
     *
     * @param name its name
     * @param status its status as written
     * @param catalogue what it holds
     * @param seal what is said of its checksum
     * @param about what else the list of versions says of it
     */
    record Release(String name, String status, Catalogue catalogue, Seal seal, Tree about) {

        String file() {
            return "services/versions/" + name + "/catalog.toml";
        }
    }

    /** What the list of versions says of a file's checksum. */
    enum Seal {
        ABSENT,
        TRUE,
        FALSE,
        FILE_MISSING
    }

    /**
     * A project.
     *
     * @param name its name
     * @param flaw what is wrong with its file
     * @param pin the version of the catalogue that it pins, or empty
     * @param uses what it uses of the catalogue
     * @param services its own services and its overrides
     * @param about what else its file says
     */
    record Project(
            String name, Flaw flaw, String pin, List<String> uses, SortedMap<String, Tree> services, Tree about) {

        String file() {
            return "projects/" + name + "/services.toml";
        }

        boolean readable() {
            return flaw != Flaw.BROKEN;
        }
    }

    /**
     * A file that says how a project is deployed or watched.
     *
     * @param project the project
     * @param name the file's name
     * @param flaw what is wrong with it
     * @param tree what it says
     */
    record Operations(String project, String name, Flaw flaw, Tree tree) {

        String file() {
            return "projects/" + project + "/" + name + ".toml";
        }

        boolean readable() {
            return flaw != Flaw.BROKEN;
        }
    }

    /**
     * A file of settings.
     *
     * @param name its name
     * @param flaw what is wrong with it
     * @param tree what it sets
     */
    record Settings(String name, Flaw flaw, Tree tree) {

        String file() {
            return "policies/" + name + ".toml";
        }

        boolean readable() {
            return flaw != Flaw.BROKEN;
        }
    }

    Catalogue catalogue(String version) {
        return release(version).catalogue();
    }

    Release release(String version) {
        return releases.stream()
                .filter(release -> release.name().equals(version))
                .findFirst()
                .orElseThrow();
    }

    boolean lists(String version) {
        return releases.stream().anyMatch(release -> release.name().equals(version));
    }
}
