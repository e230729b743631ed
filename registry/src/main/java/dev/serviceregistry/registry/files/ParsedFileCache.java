package dev.serviceregistry.registry.files;

import dev.serviceregistry.registry.tree.RecentTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what files say, by a hash of their content, so that an unchanged file is not parsed again.
 *
 * <p>Nothing in it is trusted: an entry that is damaged, written by another build or for another file is as good as
 * none, and a folder that others may write to is not used. It never holds the text of a secret.
 */
public final class ParsedFileCache {

    private static final Duration KEPT = Duration.ofDays(30);

    /** The letters SRF, and the version of what is written behind them. */
    private static final int MAGIC = 0x53524632;

    private final @Nullable Path folder;
    private final String stamp;
    private final AtomicBoolean pruned = new AtomicBoolean();

    private ParsedFileCache(@Nullable Path folder, String stamp) {
        this.folder = folder;
        this.stamp = stamp;
    }

    /** A cache that keeps nothing. */
    public static ParsedFileCache none() {
        return new ParsedFileCache(null, "");
    }

    /**
     * A cache in a folder, which is made when it is not there; none when that is impossible.
     *
     * @param folder the folder, outside the repository
     * @param stamp names the build that reads: what another build wrote is not used
     */
    public static ParsedFileCache in(Path folder, String stamp) {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                if (supportsPosix(folder)) {
                    Files.createDirectory(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(folder);
                }
            }
            return isOurs(folder) ? new ParsedFileCache(folder, stamp) : none();
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return none();
        }
    }

    private static boolean supportsPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOurs(Path folder) throws IOException {
        if (!supportsPosix(folder)) {
            return true;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> permissions = attributes.permissions();
        return attributes.isDirectory()
                && attributes.owner().getName().equals(System.getProperty("user.name"))
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** The file as it was stored with this digest; its tables are held by the given ones. */
    Optional<ParsedFile> find(RepositoryFile file, byte[] digest, RecentTables tables) {
        if (folder == null) {
            return Optional.empty();
        }
        byte[] key = key(file, digest);
        Path entry = entry(folder, key);
        if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(entry)))) {
            if (in.readInt() != MAGIC || !MessageDigest.isEqual(in.readNBytes(key.length), key)) {
                return Optional.empty();
            }
            long checksum = in.readLong();
            byte[] payload = in.readAllBytes();
            if (checksum(payload) != checksum) {
                return Optional.empty();
            }
            return Optional.of(
                    ParsedFileCodec.read(payload, file.name(), HexFormat.of().formatHex(digest), tables));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps what a file with this digest says. */
    void store(RepositoryFile file, byte[] digest, byte[] payload) {
        if (folder == null) {
            return;
        }
        byte[] key = key(file, digest);
        Path entry = entry(folder, key);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 64);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.write(key);
            out.writeLong(checksum(payload));
            out.write(payload);
            Path part = entry.resolveSibling(
                    entry.getFileName() + "." + ProcessHandle.current().pid() + "."
                            + Thread.currentThread().getId() + ".part");
            try {
                createClosed(part);
                Files.write(part, bytes.toByteArray());
                Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            if (pruned.compareAndSet(false, true)) {
                prune(folder);
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be kept is parsed again next time.
        }
    }

    private static void createClosed(Path file) throws IOException {
        if (supportsPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Takes away what was written so long ago that its file has most likely changed since. */
    private static void prune(Path folder) throws IOException {
        Instant oldest = ProcessHandle.current()
                .info()
                .startInstant()
                .orElse(Instant.EPOCH)
                .minus(KEPT);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(oldest)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static Path entry(Path folder, byte[] key) {
        return folder.resolve(HexFormat.of().formatHex(key));
    }

    private byte[] key(RepositoryFile file, byte[] digest) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((stamp + '\n' + file.kind() + '\n' + file.name() + '\n').getBytes(StandardCharsets.UTF_8));
            return sha256.digest(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long checksum(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return crc.getValue();
    }
}
