package dev.serviceregistry.generators.kubernetes;

/**
 * Where a service of some project is found in the cluster.
 *
 * @param project the project that runs it
 * @param name its id there
 */
record Endpoint(String project, String name) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
        int byProject = project.compareTo(other.project);
        return byProject == 0 ? name.compareTo(other.name) : byProject;
    }
}
