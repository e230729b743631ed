package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.scenario.FeatureFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The scenarios of the policies that the program ships with: they stand where this class does, in a jar or a folder. */
final class BundledFeatures {

    private static final String FOLDER = "features/";
    private static final String SUFFIX = ".feature";

    private BundledFeatures() {}

    /** All of them, sorted by path. */
    static List<FeatureFile> all() {
        try {
            Path home = Path.of(BundledFeatures.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<FeatureFile> features = Files.isDirectory(home) ? inFolder(home) : inJar(home);
            features.sort(Comparator.comparing(FeatureFile::path));
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class loaders name places by addresses", e);
        }
    }

    private static List<FeatureFile> inFolder(Path home) throws IOException {
        List<FeatureFile> features = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.resolve(FOLDER))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String path = home.relativize(file).toString().replace('\\', '/');
                features.add(new FeatureFile(path, Files.readString(file)));
            }
        }
        return features;
    }

    private static List<FeatureFile> inJar(Path home) throws IOException {
        List<FeatureFile> features = new ArrayList<>();
        try (JarFile jar = new JarFile(home.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(SUFFIX)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        features.add(new FeatureFile(
                                entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        return features;
    }
}
