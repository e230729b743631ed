package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Places;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Facts of every type there is, with so few different values that they have much in common. */
final class RandomFacts {

    private static final List<String> TEXTS = List.of("a/x", "a/y", "b/x", "global/x", "a", "x", "1.0", "type", "");
    private static final List<Class<?>> TYPES = types();

    private final Random random;

    RandomFacts(long seed) {
        this.random = new Random(seed);
    }

    /** At most so many of each type. */
    List<Fact> some(int most) {
        List<Fact> facts = new ArrayList<>();
        for (Class<?> type : TYPES) {
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                facts.add((Fact) record(type, 2));
            }
        }
        return facts;
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i], components[i].getGenericType(), depth);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private Object value(Class<?> type, Type generic, int depth) {
        if (type == String.class) {
            return pick(TEXTS);
        } else if (type == int.class) {
            return random.nextInt(3);
        } else if (type == long.class) {
            return (long) random.nextInt(3);
        } else if (type == double.class) {
            return (double) random.nextInt(3);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 1 + random.nextInt(3), 1);
        } else if (type == SourceLocation.class) {
            return new SourceLocation(pick(List.of("one.toml", "two.toml")), 1 + random.nextInt(9), 1, 9, 9);
        } else if (type == Places.class) {
            return (Places) key -> SourceLocation.startOf("places.toml");
        } else if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        } else if (type == List.class) {
            Class<?> item = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return depth == 0 ? List.of() : List.of(value(item, item, depth - 1));
        } else if (type.isRecord()) {
            return record(type, depth - 1);
        } else if (type.isInterface()) {
            return record(pick(TYPES.stream().filter(type::isAssignableFrom).toList()), depth - 1);
        }
        throw new AssertionError("a value of " + type + " cannot be made: say here how");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Every record among the facts that is a fact. */
    private static List<Class<?>> types() {
        SortedSet<String> names = new TreeSet<>();
        try {
            URI place = Fact.class.getResource("Fact.class").toURI();
            if (place.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                    collect(jar.getPath("/" + Fact.class.getPackageName().replace('.', '/')), names);
                }
            } else {
                collect(Path.of(place).getParent(), names);
            }
            List<Class<?>> types = new ArrayList<>();
            for (String name : names) {
                Class<?> type = Class.forName(Fact.class.getPackageName() + "." + name);
                if (type.isRecord() && Fact.class.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers())) {
                    types.add(type);
                }
            }
            return List.copyOf(types);
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(Path folder, SortedSet<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
        }
    }
}
