package dev.serviceregistry.facts;

import java.util.List;

/**
 * A range of versions that a dependency demands; stated only where the required service is there and says its version.
 *
 * @param service the dependant
 * @param kind how it depends
 * @param name the other service as written
 * @param target the other service's whole identity
 * @param range the demanded range, as written
 * @param version the other service's version
 * @param satisfied whether the version lies in the range
 * @param source where the range is written
 */
public record VersionDemand(
        String service,
        DependencyKind kind,
        String name,
        String target,
        String range,
        String version,
        boolean satisfied,
        SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "dependencies." + kind + ":" + name;
    }

    @Override
    public List<String> namedServices() {
        return List.of(target);
    }

    @Override
    public String description() {
        return service + " demands " + target + " " + range;
    }
}
