package dev.serviceregistry.registry.git;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The system as JGit may see it: without the settings of user and machine, for which it would start git, and with a
 * resolution of time stamps, which it would measure by writing files into the repository.
 */
final class UntouchedSystem extends SystemReader.Delegate {

    private static final String[] MEASURED = {"timestampResolution", "minRacyThreshold"};

    private final SystemReader system;
    private final FileBasedConfig timestamps;

    private UntouchedSystem(SystemReader system, FileBasedConfig timestamps) {
        super(system);
        this.system = system;
        this.timestamps = timestamps;
    }

    /** Lets JGit see the system so from now on, as far as it concerns this folder. */
    static void install(Path folder) throws IOException {
        FileBasedConfig timestamps = empty(null, FS.DETECTED);
        FileStore store = Files.getFileStore(folder);
        String name = System.getProperty("java.vendor") + '|' + System.getProperty("java.version") + '|' + store.name();
        for (String measured : MEASURED) {
            timestamps.setString("filesystem", name, measured, "1 milliseconds");
        }
        SystemReader system = SystemReader.getInstance();
        SystemReader.setInstance(
                new UntouchedSystem(system instanceof UntouchedSystem known ? known.system : system, timestamps));
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return timestamps;
    }

    private static FileBasedConfig empty(Config parent, FS fs) {
        return new FileBasedConfig(parent, null, fs) {
            @Override
            public void load() {
                // There is no file.
            }

            @Override
            public boolean isOutdated() {
                return false;
            }

            @Override
            public void save() {
                // There is no file.
            }
        };
    }
}
