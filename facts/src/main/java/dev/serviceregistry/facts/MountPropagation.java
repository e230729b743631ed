package dev.serviceregistry.facts;

/**
 * How mounts below a volume spread between a container and its host.
 *
 * @param service the service
 * @param volume the volume's name
 * @param propagation the mode: {@code private}, {@code rprivate}, {@code shared}, {@code rshared}, {@code slave} or
 *     {@code rslave}
 * @param source where it is written
 */
public record MountPropagation(String service, String volume, String propagation, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "volumes:" + volume;
    }

    @Override
    public String description() {
        return service + " mounts " + volume + " with the propagation " + propagation;
    }
}
