package dev.serviceregistry.cli;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a part of the program in a jar of its own the Java platform and those packages that both speak in. */
final class SharedClasses extends ClassLoader {

    /** What the compiler of rules and the program speak in; each is a package, or the beginning of a class's name. */
    static final List<String> OF_COMPILER = List.of(
            "dev.serviceregistry.facts.",
            "dev.serviceregistry.engine.source.",
            "dev.serviceregistry.engine.Scope",
            "dev.serviceregistry.engine.Severity");

    private final List<String> packages;
    private final ClassLoader program;

    SharedClasses(List<String> packages, ClassLoader program) {
        super(ClassLoader.getPlatformClassLoader());
        this.packages = packages;
        this.program = program;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            return program.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isShared(name.replace('/', '.')) ? program.getResource(name) : null;
    }

    private boolean isShared(String name) {
        for (String shared : packages) {
            if (name.startsWith(shared)) {
                return true;
            }
        }
        return false;
    }
}
