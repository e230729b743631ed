package dev.serviceregistry.facts;

/**
 * A key of a service of which nobody knows what it says, or not all of it: the schema refuses what is written there, only a
 * variable tells the image, its tag or the user of a container, or the service may inherit it from a catalogue that cannot be read. A rule that reports what is absent leaves such a key alone.
 *
 * @param service the service
 * @param key the dotted path of the key, such as {@code metadata.max_memory_mb}
 * @param source where the service's header is written
 */
public record UnknownValue(String service, String key, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return "nobody knows what " + service + " says of " + key;
    }
}
