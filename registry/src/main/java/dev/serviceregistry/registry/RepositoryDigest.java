package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tables.DecisionTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over the paths and contents of all files of a repository, worked out when somebody asks for it. */
public final class RepositoryDigest {

    private final SortedMap<String, ParsedFile> files;
    private final LaidPolicies policies;
    private @Nullable String hex;

    RepositoryDigest(SortedMap<String, ParsedFile> files, LaidPolicies policies) {
        this.files = files;
        this.policies = policies;
    }

    /** The digest in hex. */
    public synchronized String hex() {
        String known = hex;
        if (known == null) {
            known = HexFormat.of().formatHex(digest());
            hex = known;
        }
        return known;
    }

    private byte[] digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (ParsedFile file : files.values()) {
                sha256.update(file.name().getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) '\n');
                sha256.update(file.digest().getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) '\n');
            }
            for (DecisionTable table : policies.tables()) {
                sha256.update((table.digest() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            sha256.update(PolicyLayers.digest(policies.packs()));
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
