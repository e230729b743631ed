package dev.serviceregistry.facts;

/**
 * A written definition of a service, with the values that every service has, by its own word or by default.
 *
 * @param id the whole identity: {@code project/id}, {@code global/id} for the catalogue, {@code global@VERSION/id} for a
 *     frozen catalogue
 * @param project the part of the identity before the slash
 * @param name the part of the identity behind the slash
 * @param type what it is, such as {@code api}; empty when that is not written or refused
 * @param version the version of the definition; empty when that is not written or refused
 * @param kind how it is run
 * @param replicas how many run
 * @param lifecycle where it stands
 * @param visibility who may depend on it
 * @param source where its header is written
 * @param places finds its keys; services of two readings are never equal, since this is a part of each reading
 */
public record Service(
        String id,
        String project,
        String name,
        String type,
        String version,
        WorkloadKind kind,
        int replicas,
        Lifecycle lifecycle,
        Visibility visibility,
        SourceLocation source,
        Places places)
        implements NameClaim {

    @Override
    public String service() {
        return id;
    }

    @Override
    public String claimedName() {
        return name;
    }

    @Override
    public String description() {
        return id + " is defined";
    }

    @Override
    public Fact at(String key) {
        return new LocatedFact(this, key, places.of(key));
    }
}
