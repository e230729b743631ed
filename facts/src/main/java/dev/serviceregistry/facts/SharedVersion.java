package dev.serviceregistry.facts;

import java.util.List;

/**
 * The versions in which projects see one service of the catalogue.
 *
 * @param service the service, {@code global/id}
 * @param versions how many different versions are seen
 * @param seen who sees which, in words
 * @param uses the uses by which they see it
 * @param source where the service is defined
 */
public record SharedVersion(String service, int versions, String seen, List<Use> uses, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "version";
    }

    @Override
    public String description() {
        return service + " is seen as " + seen;
    }

    @Override
    public List<Use> parts() {
        return uses;
    }
}
