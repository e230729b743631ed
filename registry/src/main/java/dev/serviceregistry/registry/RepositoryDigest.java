package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tables.DecisionTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The checksums of a repository, worked out when somebody asks: of all its files together, and of one that was released. */
public final class RepositoryDigest {

    private final Path root;
    private final SortedMap<String, ParsedFile> files;
    private final LaidPolicies policies;
    private @Nullable String hex;

    RepositoryDigest(Path root, SortedMap<String, ParsedFile> files, LaidPolicies policies) {
        this.root = root;
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

    /** Whether the file of a listed version of the catalogue has this SHA-256, or would have it with other line ends. */
    public boolean isReleasedAs(String version, String sha256) {
        String file = FrozenCatalogues.released(version, files.get(FrozenCatalogues.VERSIONS));
        return Checksum.isOf(root.resolve(file), sha256);
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
