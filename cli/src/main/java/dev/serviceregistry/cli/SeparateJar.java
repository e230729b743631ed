package dev.serviceregistry.cli;

import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** Parts of the program in jars of their own beside its main one: only a command that needs such a part pays for it. */
enum SeparateJar {
    /** What runs scenarios. */
    SCENARIOS("scenarios.jar", List.of()),

    /** What asks a forge for reviews. */
    FORGE("forge.jar", List.of()),

    /** What speaks with editors. */
    LANGUAGE_SERVER("language-server.jar", List.of()),

    /** What compiles rules: it shares no library with the program, since it has most of them in full. */
    COMPILER("rule-compiler.jar", SharedClasses.OF_COMPILER);

    private final String file;
    private final List<String> shared;

    SeparateJar(String file, List<String> shared) {
        this.file = file;
        this.shared = shared;
    }

    /**
     * Opens the jar and hands out the service that it holds.
     *
     * <p>Where the program does not run from its own jar, as in tests, the class path holds everything.
     *
     * @throws UsageProblem when the jar is not there
     */
    <S> S service(Class<S> type) {
        return service(type, any -> true);
    }

    /** The same, where the jar holds several of which one is wanted. */
    <S> S service(Class<S> type, Predicate<S> wanted) {
        ClassLoader own = SeparateJar.class.getClassLoader();
        for (S there : ServiceLoader.load(type, own)) {
            if (wanted.test(there)) {
                return there;
            }
        }
        Path jar = home().resolveSibling(file);
        if (!Files.isRegularFile(jar)) {
            throw missing(jar);
        }
        ClassLoader parent = shared.isEmpty() ? own : new SharedClasses(shared, own);
        for (S there : ServiceLoader.load(type, new URLClassLoader(new URL[] {url(jar)}, parent))) {
            if (wanted.test(there)) {
                return there;
            }
        }
        throw missing(jar);
    }

    private UsageProblem missing(Path place) {
        return new UsageProblem("this command needs " + file + " beside the program's own jar, and " + place
                + " does not hold it\nUnpack the whole distribution, or build it again.");
    }

    private static Path home() {
        try {
            return Path.of(SeparateJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class loaders name places by addresses", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has an address", e);
        }
    }
}
