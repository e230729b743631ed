package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.ClassStore;
import java.util.HashMap;
import java.util.Map;

/** Keeps entries for the length of a test. */
final class MemoryStore implements ClassStore {

    final Map<String, byte[]> entries = new HashMap<>();

    @Override
    public byte[] find(String key) {
        return entries.getOrDefault(key, new byte[0]);
    }

    @Override
    public void store(String key, byte[] entry) {
        entries.put(key, entry);
    }
}
