package dev.serviceregistry.engine.source;

/** Keeps what was compiled from one run to the next; nothing that it gives back is trusted. */
public interface ClassStore {

    /** Keeps nothing. */
    ClassStore NONE = new ClassStore() {
        @Override
        public byte[] find(String key) {
            return new byte[0];
        }

        @Override
        public void store(String key, byte[] entry) {
            // It is compiled again next time.
        }
    };

    /** What was stored under a key; empty when there is nothing. */
    byte[] find(String key);

    /** Stores an entry, or does nothing where that cannot be. */
    void store(String key, byte[] entry);
}
