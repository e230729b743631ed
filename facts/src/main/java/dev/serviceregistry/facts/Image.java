package dev.serviceregistry.facts;

/**
 * The image that a container is made from.
 *
 * @param service the service
 * @param name the image's name as written, without tag and digest, such as {@code postgres}
 * @param fullName the name with the registry that engines take when none is written, such as
 *     {@code docker.io/library/postgres}
 * @param tag the tag; {@code latest} when neither a tag nor a digest is written, as engines take it; empty when only a digest
 *     is, or a variable alone says which image it is
 * @param source where the name is written
 * @param places finds the keys of its service
 */
public record Image(String service, String name, String fullName, String tag, SourceLocation source, Places places)
        implements ServiceFact {

    @Override
    public String element() {
        return "container.image";
    }

    @Override
    public String description() {
        return service + " runs " + name + (tag.isEmpty() ? "" : ":" + tag);
    }

    /** Narrowed to a key of the table {@code container}, such as {@code tag}. */
    @Override
    public Fact at(String key) {
        String path = "container." + key;
        return new LocatedFact(this, path, places.of(path));
    }
}
