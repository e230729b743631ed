package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFileCache;

/** Readers that take any repository for a large one. */
public final class SmallReaders {

    private SmallReaders() {}

    /** A reader that holds no more than so many tables of services. */
    public static RegistryReader thatHold(int tables) {
        return new RegistryReader(ParsedFileCache.none(), 0, tables);
    }
}
