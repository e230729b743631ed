package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.ParsedFileCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where what files say is kept from one run to the next. */
final class FileCache {

    private FileCache() {}

    /** The cache of this user and this build; none when there is no home, or nothing that names the build. */
    static ParsedFileCache of(Surroundings surroundings) {
        String base = surroundings.variable("XDG_CACHE_HOME");
        if (base.isEmpty()) {
            String home = surroundings.variable("HOME");
            base = home.isEmpty() ? "" : home + "/.cache";
        }
        String stamp = stamp();
        if (base.isEmpty() || stamp.isEmpty() || !Path.of(base).isAbsolute()) {
            return ParsedFileCache.none();
        }
        return ParsedFileCache.in(Path.of(base, "service-registry", "files"), stamp);
    }

    /** Names the build by the one file that it runs from; empty when it runs from several. */
    private static String stamp() {
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.endsWith(".jar") || classPath.indexOf(File.pathSeparatorChar) >= 0) {
            return "";
        }
        try {
            BasicFileAttributes jar = Files.readAttributes(Path.of(classPath), BasicFileAttributes.class);
            return Path.of(classPath).toAbsolutePath() + ":" + jar.size() + ":"
                    + jar.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return "";
        }
    }
}
