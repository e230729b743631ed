package dev.serviceregistry.engine.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identifiers that are the same for the same names each time: version 5 of RFC 9562. */
final class NameUuid {

    /** The namespace of this program's names. */
    private static final UUID NAMESPACE = UUID.fromString("6f3b0c56-6d0f-5f0e-9a53-2c8a4d1f7b90");

    private NameUuid() {}

    /** The identifier of a thing that these names identify together. */
    static UUID of(String... names) {
        return of(NAMESPACE, String.join("\0", names));
    }

    /** The identifier of a name within a namespace. */
    static UUID of(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
