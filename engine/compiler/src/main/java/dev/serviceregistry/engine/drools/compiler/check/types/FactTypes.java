package dev.serviceregistry.engine.drools.compiler.check.types;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of facts: all that a rule may name, and all that it may read. */
public final class FactTypes {

    private static final String PACKAGE = Fact.class.getPackageName();
    private static final String SUFFIX = ".class";

    /** What every object has, and no fact states. */
    private static final Set<String> UNSTATED =
            Set.of("toString", "hashCode", "equals", "compareTo", "getClass", "places");

    private static final String SOURCE = "source";

    private static final Set<String> COMMON =
            Set.of(SOURCE, "subject", "description", "parts", "namedServices", "element");

    /** Of a service it would be taken for what its TOML says, and is what reports say of it. */
    private static final String DESCRIPTION = "description";

    private final SortedMap<String, Class<?>> facts = new TreeMap<>();
    private final SortedMap<String, Class<?>> choices = new TreeMap<>();

    /** Looks for the types where this program has them. */
    public FactTypes() {
        for (String name : names()) {
            Class<?> type = load(name);
            if (type.isEnum()) {
                choices.put(name, type);
            } else if (Fact.class.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers())) {
                facts.put(name, type);
            }
        }
    }

    private static List<String> names() {
        URL here = Fact.class.getResource(Fact.class.getSimpleName() + SUFFIX);
        if (here == null) {
            throw new IllegalStateException("the types of facts cannot be found");
        }
        List<String> names = new ArrayList<>();
        try {
            URLConnection connection = here.openConnection();
            if (connection instanceof JarURLConnection jar) {
                String folder = PACKAGE.replace('.', '/') + "/";
                jar.getJarFile().stream()
                        .filter(entry -> entry.getName().startsWith(folder))
                        .forEach(entry -> add(entry.getName().substring(folder.length()), names));
            } else {
                URI uri = here.toURI();
                try (Stream<Path> files = Files.list(Path.of(uri).resolveSibling(""))) {
                    files.forEach(file -> add(file.getFileName().toString(), names));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the types of facts cannot be found", e);
        }
        return names;
    }

    private static void add(String file, List<String> names) {
        if (file.endsWith(SUFFIX) && file.indexOf('-') < 0 && file.indexOf('$') < 0 && file.indexOf('/') < 0) {
            names.add(file.substring(0, file.length() - SUFFIX.length()));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(PACKAGE + "." + name, false, Fact.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("every type of fact can be loaded", e);
        }
    }

    /** The types of facts by their names. */
    public SortedMap<String, Class<?>> facts() {
        return facts;
    }

    /** The enums by their names. */
    public SortedMap<String, Class<?>> choices() {
        return choices;
    }

    /** The type of fact of this name, or nothing. */
    public @Nullable Class<?> fact(String name) {
        return facts.get(name);
    }

    /** What can be read from a fact of this type, by the names of its fields. */
    public SortedMap<String, Value> fields(Class<?> type) {
        SortedMap<String, Value> fields = new TreeMap<>();
        for (Method method : readable(type)) {
            if (method.getParameterCount() == 0) {
                Value value = Value.of(method.getGenericReturnType());
                // An override may state its type more exactly than what it overrides.
                fields.merge(
                        method.getName(),
                        value,
                        (one, other) -> one.type().isAssignableFrom(other.type()) ? other : one);
            }
        }
        return fields;
    }

    /** What can be asked of a fact of this type with something handed in, by the names of the questions. */
    public Map<String, Method> questions(Class<?> type) {
        Map<String, Method> questions = new TreeMap<>();
        for (Method method : readable(type)) {
            if (method.getParameterCount() > 0) {
                questions.putIfAbsent(method.getName(), method);
            }
        }
        return questions;
    }

    /** Whether a field is what every fact has besides what its type states; a few types state something by such a name. */
    public static boolean isCommon(Class<?> type, String field) {
        return COMMON.contains(field)
                && (field.equals(SOURCE)
                        || !type.isRecord()
                        || Arrays.stream(type.getRecordComponents())
                                .noneMatch(component -> component.getName().equals(field)));
    }

    private static List<Method> readable(Class<?> type) {
        List<Method> readable = new ArrayList<>();
        for (Method method : type.getMethods()) {
            boolean stated = method.getDeclaringClass().getPackageName().equals(PACKAGE)
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && method.getReturnType() != void.class
                    && !UNSTATED.contains(method.getName())
                    && !(type == Service.class && method.getName().equals(DESCRIPTION));
            if (stated) {
                readable.add(method);
            }
        }
        return readable;
    }
}
