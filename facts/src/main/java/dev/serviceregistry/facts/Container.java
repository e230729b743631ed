package dev.serviceregistry.facts;

/**
 * How a service runs in a container: what every container says, by its own word or by default.
 *
 * @param service the service
 * @param tier the service's criticality, by which settings demand more of some services than of others; empty when it
 *     states none that is defined
 * @param windows whether it runs on Windows, which has no capabilities, no way to gain rights by a program's file, no
 *     read-only root, and no limit of processes
 * @param privileged whether it has all rights on its host
 * @param readOnlyRoot whether it cannot write to its own root file system
 * @param restart when it is started again: {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}, the
 *     last with or without a number of attempts, such as {@code on-failure:5}
 * @param source where its table is written
 * @param places finds the keys of its service
 */
public record Container(
        String service,
        String tier,
        boolean windows,
        boolean privileged,
        boolean readOnlyRoot,
        String restart,
        SourceLocation source,
        Places places)
        implements ServiceFact {

    private static final String TABLE = "container";

    @Override
    public String element() {
        return TABLE;
    }

    @Override
    public String description() {
        return service + " runs in a container";
    }

    /** Narrowed to a key of the table {@code container}, such as {@code user}. */
    @Override
    public Fact at(String key) {
        String path = TABLE + "." + key;
        return new LocatedFact(this, path, places.of(path));
    }
}
