package dev.serviceregistry.registry.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this user alone that keeps entries from one run to the next, none of them by halves.
 *
 * <p>A folder that others may write to is not used; what stands in one is still not to be trusted.
 */
public final class CacheFolder {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final byte[] NOTHING = new byte[0];

    private final @Nullable Path folder;
    private final AtomicBoolean pruned = new AtomicBoolean();

    private CacheFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** One that keeps nothing. */
    public static CacheFolder none() {
        return new CacheFolder(null);
    }

    /** This folder, which is made when it is not there; one that keeps nothing when that is impossible. */
    public static CacheFolder in(Path folder) {
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
            return isOurs(folder) ? new CacheFolder(folder) : none();
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

    /** Whether anything is kept at all. */
    boolean keeps() {
        return folder != null;
    }

    /** What was stored under this name; empty when there is nothing, or nothing that can be read. */
    public byte[] find(String name) {
        if (folder == null) {
            return NOTHING;
        }
        Path entry = folder.resolve(name);
        try {
            return Files.isRegularFile(entry) ? Files.readAllBytes(entry) : NOTHING;
        } catch (IOException | RuntimeException e) {
            return NOTHING;
        }
    }

    /** Stores an entry; where that cannot be, whoever needs it makes it again next time. */
    public void store(String name, byte[] bytes) {
        if (folder == null) {
            return;
        }
        Path entry = folder.resolve(name);
        Path part = folder.resolve(name + "." + ProcessHandle.current().pid() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        try {
            createClosed(part);
            try {
                Files.write(part, bytes);
                Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            if (pruned.compareAndSet(false, true)) {
                prune(folder);
            }
        } catch (IOException | RuntimeException e) {
            // It is made again next time.
        }
    }

    private static void createClosed(Path file) throws IOException {
        if (supportsPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Takes away what was written so long ago that it most likely is of no use any more. */
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
}
