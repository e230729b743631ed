import java.io.IOException;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes the source of two classes that write facts as bytes and read them again, from the records of facts themselves. Facts
 * on changes are left out, since none is stated of a project.
 *
 * <p>Reading them by reflection would take a start longer than stating them.
 */
final class FactCodecGenerator {

    private static final String FACTS = "dev.serviceregistry.facts";

    private final Class<?> fact = type("Fact");
    private final Class<?> service = type("Service");
    private final List<Class<?>> written = new ArrayList<>();
    private final Set<Class<?>> enums = new TreeSet<>(Comparator.comparing(Class::getSimpleName));

    private FactCodecGenerator() throws IOException {
        for (Class<?> type : types()) {
            if (type.isRecord() && fact.isAssignableFrom(type) && canBeWritten(type)) {
                written.add(type);
            }
        }
    }

    /**
     * Writes the sources.
     *
     * @param arguments the folder for the sources
     */
    public static void main(String[] arguments) throws IOException {
        FactCodecGenerator generator = new FactCodecGenerator();
        Path folder = Files.createDirectories(Path.of(arguments[0], "dev/serviceregistry/registry/packed"));
        write(folder.resolve("FactReaders.java"), generator.readers());
        write(folder.resolve("FactWriters.java"), generator.writers());
    }

    /** Leaves alone what is as it was, so that nothing that depends on it is compiled again. */
    private static void write(Path file, String source) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(FACTS + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of facts, by name. */
    private List<Class<?>> types() throws IOException {
        String folder = FACTS.replace('.', '/');
        URI place;
        try {
            place = fact.getResource("Fact.class").toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (!place.getScheme().equals("jar")) {
            return types(Path.of(place).getParent());
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            return types(jar.getPath(folder));
        }
    }

    private static List<Class<?>> types(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .<Class<?>>map(FactCodecGenerator::type)
                    .toList();
        }
    }

    private boolean canBeWritten(Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType() == List.class && canBeWritten(list.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (type("Change").isAssignableFrom(plain)) {
            return false;
        }
        return plain.isPrimitive()
                || plain == String.class
                || plain == LocalDate.class
                || plain.isEnum()
                || plain == fact
                || plain == type("Places")
                || plain.isRecord()
                        && Stream.of(plain.getRecordComponents())
                                .allMatch(component -> canBeWritten(component.getGenericType()));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private static String variable(Class<?> type) {
        return Character.toLowerCase(name(type).charAt(0)) + name(type).substring(1);
    }

    /** Records that are no facts, and are read where they stand. */
    private boolean isApart(Class<?> type) {
        return type.isRecord() && type != service && !isOwn(type);
    }

    /** Records that the reader and the writer know themselves. */
    private boolean isOwn(Class<?> type) {
        return type == type("SourceLocation") || type == type("Subject");
    }

    private String readers() {
        StringBuilder methods = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        Set<Class<?>> apart = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        for (int i = 0; i < written.size(); i++) {
            Class<?> type = written.get(i);
            String one = type == service ? "in.service(in.text())" : variable(type) + "(in)";
            cases.append("            case ").append(i).append(" -> all").append(name(type)).append("(count, in, to);\n");
            methods.append("\n    private static void all").append(name(type))
                    .append("(int count, FactReader in, List<Fact> to) throws IOException {\n")
                    .append("        for (int i = 0; i < count; i++) {\n            to.add(").append(one)
                    .append(");\n        }\n    }\n");
            if (type != service) {
                apart.add(type);
            }
            addParts(type, apart);
        }
        for (Class<?> type : apart) {
            methods.append(reader(type));
        }
        StringBuilder constants = new StringBuilder();
        for (Class<?> type : enums) {
            constants.append("    private static final ").append(name(type)).append("[] ").append(constant(type))
                    .append(" = ").append(name(type)).append(".values();\n");
        }
        return """
                package dev.serviceregistry.registry.packed;

                import dev.serviceregistry.facts.*;
                import java.io.IOException;
                import java.time.LocalDate;
                import java.util.ArrayList;
                import java.util.List;

                /** Reads facts of each class. */
                final class FactReaders {

                %s
                    private FactReaders() {}

                    /** Reads so many facts of the class with a number. */
                    static void read(int type, int count, FactReader in, List<Fact> to) throws IOException {
                        switch (type) {
                %s            default -> throw new IOException("there is no class " + type);
                        }
                    }
                %s}
                """.formatted(constants, cases, methods);
    }

    /** Adds the records that a record holds, and those that these hold. */
    private void addParts(Class<?> type, Set<Class<?>> parts) {
        if (type == service) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> part = plain(component.getGenericType());
            if (part.isEnum()) {
                enums.add(part);
            } else if (isApart(part) && parts.add(part)) {
                addParts(part, parts);
            }
        }
    }

    private static Class<?> plain(Type type) {
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
    }

    private static String constant(Class<?> type) {
        return name(type).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private String reader(Class<?> type) {
        StringBuilder text = new StringBuilder();
        text.append("\n    private static ").append(name(type)).append(' ').append(variable(type))
                .append("(FactReader in) throws IOException {\n");
        List<String> arguments = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String value = component.getName() + "Read";
            arguments.add(value);
            if (component.getGenericType() instanceof ParameterizedType list) {
                Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
                text.append("        List<").append(name(item)).append("> ").append(value)
                        .append(" = new ArrayList<>();\n")
                        .append("        for (int i = in.size(); i > 0; i--) {\n            ").append(value).append(".add(")
                        .append(read(item, "")).append(");\n        }\n");
            } else {
                text.append("        ").append(name(component.getType())).append(' ').append(value).append(" = ")
                        .append(read(component.getType(), "serviceRead")).append(";\n");
            }
        }
        return text.append("        return new ").append(name(type)).append('(').append(String.join(", ", arguments))
                .append(");\n    }\n").toString();
    }

    private String read(Class<?> type, String ofService) {
        if (type == String.class) {
            return "in.text()";
        } else if (type == boolean.class) {
            return "in.flag()";
        } else if (type == double.class) {
            return "in.decimal()";
        } else if (type == long.class) {
            return "in.signed()";
        } else if (type == int.class) {
            return "(int) in.signed()";
        } else if (type == LocalDate.class) {
            return "in.day()";
        } else if (type == type("SourceLocation")) {
            return "in.location()";
        } else if (type == type("Subject")) {
            return "in.subject()";
        } else if (type == type("Places")) {
            return "in.places(" + ofService + ")";
        } else if (type == service) {
            return "in.service(in.text())";
        } else if (type == fact) {
            return "in.fact()";
        }
        return type.isEnum() ? constant(type) + "[in.number()]" : variable(type) + "(in)";
    }

    private String writers() {
        StringBuilder numbers = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        Set<Class<?>> apart = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        for (int i = 0; i < written.size(); i++) {
            Class<?> type = written.get(i);
            numbers.append("            Map.entry(").append(name(type)).append(".class, ").append(i)
                    .append(i + 1 < written.size() ? "),\n" : "));\n");
            cases.append("            case ").append(i).append(" -> ")
                    .append(write(type, "(" + name(type) + ") fact")).append(";\n");
            if (type != service) {
                apart.add(type);
            }
            addParts(type, apart);
        }
        for (Class<?> type : apart) {
            methods.append(writer(type));
        }
        return """
                package dev.serviceregistry.registry.packed;

                import dev.serviceregistry.facts.*;
                import java.util.Map;

                /** Writes facts of each class. */
                final class FactWriters {

                    /** The numbers of the classes of which facts can be written. */
                    static final Map<Class<?>, Integer> NUMBERS = Map.ofEntries(
                %s
                    private FactWriters() {}

                    /** Writes a fact of the class with a number. */
                    static void write(int type, Fact fact, FactWriter out) {
                        switch (type) {
                %s            default -> throw new IllegalArgumentException("there is no class " + type);
                        }
                    }
                %s}
                """.formatted(numbers, cases, methods);
    }

    private String writer(Class<?> type) {
        StringBuilder text = new StringBuilder();
        text.append("\n    private static void ").append(variable(type)).append('(').append(name(type))
                .append(" fact, FactWriter out) {\n");
        for (RecordComponent component : type.getRecordComponents()) {
            String value = "fact." + component.getName() + "()";
            if (component.getGenericType() instanceof ParameterizedType list) {
                Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
                text.append("        out.number(").append(value).append(".size());\n        for (")
                        .append(name(item)).append(" item : ").append(value).append(") {\n            ")
                        .append(write(item, "item")).append(";\n        }\n");
            } else if (component.getType() != type("Places")) {
                text.append("        ").append(write(component.getType(), value)).append(";\n");
            }
        }
        return text.append("    }\n").toString();
    }

    private String write(Class<?> type, String value) {
        if (type == String.class) {
            return "out.text(" + value + ")";
        } else if (type == boolean.class) {
            return "out.flag(" + value + ")";
        } else if (type == double.class) {
            return "out.decimal(" + value + ")";
        } else if (type == long.class || type == int.class) {
            return "out.signed(" + value + ")";
        } else if (type == LocalDate.class) {
            return "out.day(" + value + ")";
        } else if (type == type("SourceLocation")) {
            return "out.location(" + value + ")";
        } else if (type == type("Subject")) {
            return "out.subject(" + value + ")";
        } else if (type == service) {
            return "out.service(" + value + ")";
        } else if (type == fact) {
            return "out.fact(" + value + ")";
        }
        return type.isEnum() ? "out.number(" + value + ".ordinal())" : variable(type) + "(" + value + ", out)";
    }
}
