package dev.serviceregistry.facts;

/**
 * Something that the pods of a service may do at the interface of their cluster.
 *
 * @param service the service
 * @param verbs what they may do, separated by commas; {@code *} for everything
 * @param resources what they may do it to, separated by commas; {@code *} for everything
 * @param apiGroups the groups of these resources, separated by commas; {@code core} for those that have none
 * @param source where it is written
 */
public record GrantedPermission(String service, String verbs, String resources, String apiGroups, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "deploy.permissions:" + apiGroups + "/" + resources + ":" + verbs;
    }

    @Override
    public String description() {
        return service + " may " + verbs + " " + resources + " of the API group " + apiGroups;
    }
}
