package dev.serviceregistry.registry.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * What git says of the place that somebody works in.
 *
 * @param commit the commit that is checked out, in hex; empty when there is none
 * @param user who commits there, as {@code Name <address>}; empty when nobody is set
 */
public record Checkout(String commit, String user) {

    private static final Checkout NONE = new Checkout("", "");

    /**
     * What git says of a directory; nothing where it cannot be asked.
     *
     * @param home the user's own directory, whose settings hold where the repository has none; empty for none
     */
    public static Checkout of(Path directory, String home) {
        try {
            if (!new RevisionReader(directory).hasHistory()) {
                return new Checkout("", user(settings(home)));
            }
            UntouchedSystem.install(directory);
            try (Repository git = new FileRepositoryBuilder()
                    .findGitDir(directory.toAbsolutePath().normalize().toFile())
                    .setMustExist(true)
                    .build()) {
                ObjectId head = git.resolve(Constants.HEAD);
                String own = user(git.getConfig());
                return new Checkout(head == null ? "" : head.name(), own.isEmpty() ? user(settings(home)) : own);
            }
        } catch (IOException | ConfigInvalidException e) {
            return NONE;
        }
    }

    private static Config settings(String home) throws IOException, ConfigInvalidException {
        if (home.isEmpty()) {
            return new Config();
        }
        FileBasedConfig settings = new FileBasedConfig(null, new File(home, ".gitconfig"), FS.DETECTED);
        settings.load();
        return settings;
    }

    private static String user(Config settings) {
        String name = settings.getString("user", null, "name");
        String address = settings.getString("user", null, "email");
        String text = (name == null ? "" : name) + (address == null ? "" : " <" + address + ">");
        return text.strip();
    }
}
