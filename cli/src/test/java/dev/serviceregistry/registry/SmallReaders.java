package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFileCache;

/** Readers with which any repository is at the limit of something. */
public final class SmallReaders {

    private SmallReaders() {}

    /** A reader that compares no more than so many names for suggestions. */
    public static RegistryReader thatCompare(long names) {
        return new RegistryReader(names);
    }

    /** A reader that holds no more than so many tables of services. */
    public static RegistryReader thatHold(int tables) {
        return new RegistryReader(ParsedFileCache.none(), 0, tables);
    }
}
