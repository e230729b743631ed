package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.registry.files.CacheEntries;
import dev.serviceregistry.registry.files.CacheFolder;
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
        String base = base(surroundings);
        String stamp = stamp();
        return base.isEmpty() || stamp.isEmpty()
                ? ParsedFileCache.none()
                : ParsedFileCache.in(Path.of(base, "service-registry", "files"), stamp);
    }

    /** What is stated of projects, kept for this user and this build; nowhere where what files say is not kept either. */
    static CacheEntries ofSections(Surroundings surroundings) {
        String base = base(surroundings);
        String stamp = stamp();
        return base.isEmpty() || stamp.isEmpty()
                ? CacheEntries.none()
                : CacheEntries.in(Path.of(base, "service-registry", "sections"), stamp);
    }

    /** What was compiled of this user's rules, by whichever build. */
    static ClassStore ofRules(Surroundings surroundings) {
        String base = base(surroundings);
        if (base.isEmpty()) {
            return ClassStore.NONE;
        }
        CacheFolder folder = CacheFolder.in(Path.of(base, "service-registry", "rules"));
        return new ClassStore() {
            @Override
            public byte[] find(String key) {
                return folder.find(key);
            }

            @Override
            public void store(String key, byte[] entry) {
                folder.store(key, entry);
            }
        };
    }

    /** Which signatures of packs were found valid. */
    static CacheFolder ofPacks(Surroundings surroundings) {
        String base = base(surroundings);
        return base.isEmpty() ? CacheFolder.none() : CacheFolder.in(Path.of(base, "service-registry", "packs"));
    }

    /** The folder of all caches of this user; empty when there is none. */
    static String base(Surroundings surroundings) {
        String base = surroundings.variable("XDG_CACHE_HOME");
        if (base.isEmpty()) {
            String home = surroundings.variable("HOME");
            base = home.isEmpty() ? "" : home + "/.cache";
        }
        return base.isEmpty() || !Path.of(base).isAbsolute() ? "" : base;
    }

    /** Names the build by the one file that it runs from, and the Java that runs it; empty when it runs from several. */
    private static String stamp() {
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.endsWith(".jar") || classPath.indexOf(File.pathSeparatorChar) >= 0) {
            return "";
        }
        try {
            BasicFileAttributes jar = Files.readAttributes(Path.of(classPath), BasicFileAttributes.class);
            return Path.of(classPath).toAbsolutePath() + ":" + jar.size() + ":"
                    + jar.lastModifiedTime().toMillis() + ":" + System.getProperty("java.vm.version");
        } catch (IOException e) {
            return "";
        }
    }
}
