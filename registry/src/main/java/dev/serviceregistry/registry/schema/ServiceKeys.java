package dev.serviceregistry.registry.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that the schema knows in the table of a service. */
public final class ServiceKeys {

    private ServiceKeys() {}

    /**
     * Adds a key and every key of the schema below it; keys that are the user's own, such as names of ports, are not known
     * beforehand.
     *
     * @param path the key's dotted path within the service; empty for all keys of the service
     * @param found where they are added
     */
    public static void addWithin(String path, Collection<String> found) {
        Shape shape = SchemaOfServices.service();
        if (!path.isEmpty()) {
            found.add(path);
            for (String key : path.split("\\.", -1)) {
                shape = shape instanceof Shape.Fields fields ? fields.fields().get(key) : null;
            }
        }
        addBelow(path, shape, found);
    }

    /**
     * Every key of the schema below one, relative to it; a star stands for a name of the user's own, and as the last part
     * for everything below.
     *
     * @param path the key's dotted path within the service; empty for all keys of the service
     */
    public static List<String> below(String path) {
        List<String> found = new ArrayList<>();
        addWithStars("", shape(path), found);
        return found;
    }

    /** The keys that are written immediately below one. */
    public static List<String> immediatelyBelow(String path) {
        return shape(path) instanceof Shape.Fields fields
                ? List.copyOf(fields.fields().keySet())
                : List.of();
    }

    /** The words that the schema allows for a key; a star stands for a name of the user's own. */
    public static List<String> words(String path) {
        return shape(path) instanceof Shape.Choice choice
                ? choice.allowed().stream().sorted().toList()
                : List.of();
    }

    /** Every key of the schema of the policies that has a value and no keys below it, as its dotted path with stars. */
    public static List<String> ofSettings() {
        List<String> found = new ArrayList<>();
        addWithStars("", SchemaOfPolicies.policies(), found);
        return found.stream()
                .filter(key -> found.stream().noneMatch(one -> one.startsWith(key + ".")))
                .toList();
    }

    /**
     * Every key within a service under which a single value can stand, also in a list; a star stands for a name of the user's
     * own, and as the last part for everything below.
     */
    public static List<String> ofValues() {
        Set<String> found = new LinkedHashSet<>();
        addOfValues("", SchemaOfServices.service(), found);
        found.remove("port");
        return List.copyOf(found);
    }

    /** The same within the files of a project, but for what is of its services. */
    public static List<String> ofValuesOfProjects() {
        Set<String> found = new LinkedHashSet<>();
        for (DocumentKind kind : List.of(DocumentKind.PROJECT, DocumentKind.DEPLOYMENT, DocumentKind.MONITORING)) {
            Shape.Fields all = new Shape.Fields();
            kind.shape().fields().forEach(all::with);
            all.fields().remove("services");
            addOfValues("", all, found);
        }
        return List.copyOf(found);
    }

    private static void addOfValues(String path, Shape shape, Set<String> found) {
        String begin = path.isEmpty() ? "" : path + ".";
        if (shape instanceof Shape.Fields fields) {
            fields.fields().forEach((key, below) -> addOfValues(begin + key, below, found));
            found.add(begin + OwnKeys.prefix() + "*");
        } else if (shape instanceof Shape.MapOf map) {
            addOfValues(begin + "*", map.value(), found);
        } else if (shape instanceof Shape.ListOf list) {
            addOfValues(path, list.item(), found);
        } else if (shape instanceof Shape.Either either) {
            either.alternatives().forEach(one -> addOfValues(path, one, found));
        } else {
            found.add(path);
            if (shape instanceof Shape.Free) {
                found.add(begin + "*");
            }
        }
    }

    private static @Nullable Shape shape(String path) {
        Shape shape = SchemaOfServices.service();
        for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            if (shape instanceof Shape.MapOf map && key.equals("*")) {
                shape = map.value();
            } else {
                shape = shape instanceof Shape.Fields fields ? fields.fields().get(key) : null;
            }
        }
        return shape;
    }

    private static void addWithStars(String path, @Nullable Shape shape, List<String> found) {
        String begin = path.isEmpty() ? "" : path + ".";
        if (shape instanceof Shape.Fields fields) {
            fields.fields().forEach((key, below) -> {
                found.add(begin + key);
                addWithStars(begin + key, below, found);
            });
        } else if (shape instanceof Shape.MapOf map) {
            found.add(begin + "*");
            addWithStars(begin + "*", map.value(), found);
        } else if (shape instanceof Shape.Either either) {
            either.alternatives().forEach(one -> addWithStars(path, one, found));
        } else if (shape instanceof Shape.Free) {
            found.add(begin + "*");
        }
    }

    private static void addBelow(String path, Shape shape, Collection<String> found) {
        if (shape instanceof Shape.Fields fields) {
            for (Map.Entry<String, Shape> field : fields.fields().entrySet()) {
                String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                found.add(key);
                addBelow(key, field.getValue(), found);
            }
        }
    }
}
