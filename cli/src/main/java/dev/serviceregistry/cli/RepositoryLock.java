package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.lock.ProcessLock;
import dev.serviceregistry.registry.pack.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lock of a central repository, which keeps the processes of one user apart.
 *
 * <p>No file of the repository can be locked: the same process reads them all, and closing one gives up the lock on it.
 * A file besides them would be in everybody's way. So the lock stands in the user's cache, or in the temporary folder
 * where there is none, named by the place of the repository, however somebody got there.
 */
final class RepositoryLock {

    private RepositoryLock() {}

    static ProcessLock of(Path root, Surroundings surroundings) throws IOException {
        String place = root.toRealPath().toString();
        return new ProcessLock(file(surroundings, Sha256.hex(place.getBytes(StandardCharsets.UTF_8))));
    }

    private static Path file(Surroundings surroundings, String name) throws IOException {
        String cache = FileCache.base(surroundings);
        if (!cache.isEmpty()) {
            try {
                Path folder = Files.createDirectories(Path.of(cache, "service-registry", "locks"));
                Path file = folder.resolve(name);
                // One of somebody else's stays where an administrator has worked for the user.
                if (Files.isWritable(Files.exists(file) ? file : folder)) {
                    return file;
                }
            } catch (IOException e) {
                // A home may be read only, as in a container.
            }
        }
        String user = "service-registry-" + System.getProperty("user.name");
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), user, "locks"))
                .resolve(name);
    }
}
