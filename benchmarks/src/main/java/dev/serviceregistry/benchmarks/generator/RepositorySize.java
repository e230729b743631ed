package dev.serviceregistry.benchmarks.generator;

/**
 * How large a generated repository is; equal sizes give equal repositories, to the byte.
 *
 * @param projects how many projects there are, at least 1
 * @param services how many services each project defines, its overrides of the catalogue included, at least 4
 * @param dependencies how many other services each of them requires, may use or calls
 * @param defects the share of services that are given a defect, from 0 to 1
 * @param seed chooses one of all repositories of this size
 */
public record RepositorySize(int projects, int services, int dependencies, double defects, long seed) {

    /** Refuses what no repository can be. */
    public RepositorySize {
        if (projects < 1 || services < 4 || dependencies < 0 || !(defects >= 0 && defects <= 1)) {
            throw new IllegalArgumentException("a repository needs a project, 4 services in each, no negative number of"
                    + " dependencies, and a share of defects from 0 to 1");
        }
    }

    /** So many projects of 20 services with 5 dependencies each, one service in a hundred with a defect. */
    public static RepositorySize of(int projects) {
        return new RepositorySize(projects, 20, 5, 0.01, 1);
    }

    /** The same without a defect. */
    public RepositorySize flawless() {
        return new RepositorySize(projects, services, dependencies, 0, seed);
    }
}
