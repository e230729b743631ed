package dev.serviceregistry.registry.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the schema says of a place in a file.
 *
 * <p>A path holds the keys that lead to a value; the elements of an array have the path of the array.
 */
public final class SchemaGuide {

    private record Place(Shape shape, String path, boolean required) {}

    private final SchemaDocument words = new SchemaDocument();
    private final DocumentKind kind;

    /** The guide to files of one kind. */
    public SchemaGuide(DocumentKind kind) {
        this.kind = kind;
    }

    /** What is said of the key at the end of a path; nothing when the schema knows no such key. */
    public Optional<KeyGuide> at(List<String> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Place place = place(path);
        return place == null ? Optional.empty() : Optional.of(guide(path.get(path.size() - 1), place));
    }

    /** The keys that a table may have, in the order of the schema; none where they are the user's own. */
    public List<KeyGuide> below(List<String> path) {
        Place table = place(path);
        List<KeyGuide> keys = new ArrayList<>();
        if (table != null) {
            for (Shape alternative : alternatives(table.shape)) {
                if (alternative instanceof Shape.Fields fields) {
                    for (String key : fields.fields().keySet()) {
                        Place below = step(new Place(fields, table.path, false), key);
                        if (below != null) {
                            keys.add(guide(key, below));
                        }
                    }
                }
            }
        }
        return keys;
    }

    private @Nullable Place place(List<String> path) {
        Place place = new Place(kind.shape(), kind.schemaName(), false);
        for (String key : path) {
            place = step(place, key);
            if (place == null) {
                return null;
            }
        }
        return place;
    }

    private static @Nullable Place step(Place place, String key) {
        for (Shape alternative : alternatives(place.shape)) {
            if (alternative instanceof Shape.Fields fields && fields.fields().containsKey(key)) {
                return new Place(
                        fields.fields().get(key),
                        SchemaDocument.below(place.path, key),
                        fields.required().contains(key));
            }
            if (alternative instanceof Shape.MapOf map) {
                return new Place(map.value(), SchemaDocument.below(place.path, "*"), false);
            }
        }
        return null;
    }

    /** What a single value may be: the shapes that are no array and no choice between shapes. */
    static List<Shape> alternatives(Shape shape) {
        if (shape instanceof Shape.ListOf list) {
            return alternatives(list.item());
        }
        if (shape instanceof Shape.Either either) {
            List<Shape> all = new ArrayList<>();
            either.alternatives().forEach(alternative -> all.addAll(alternatives(alternative)));
            return all;
        }
        return List.of(shape);
    }

    private KeyGuide guide(String key, Place place) {
        String description = words.description(place.path);
        String otherwise = words.otherwise(place.path);
        List<String> values = new ArrayList<>();
        boolean isTable = place.shape instanceof Shape.Fields || place.shape instanceof Shape.MapOf;
        boolean isText = false;
        NamedThing named = namedBy(place.path);
        for (Shape alternative : alternatives(place.shape)) {
            if (alternative instanceof Shape.Choice choice) {
                values.addAll(choice.allowed());
                isText = true;
            } else if (alternative instanceof Shape.Flag) {
                values.addAll(List.of("true", "false"));
            } else if (alternative instanceof Shape.Text text) {
                isText = true;
                named = named == NamedThing.NOTHING ? namedBy(text.format(), place.path) : named;
            }
        }
        return new KeyGuide(
                key,
                description == null ? "" : description,
                SchemaReference.form(place.shape),
                otherwise == null ? "" : otherwise,
                place.required,
                isTable,
                isText,
                List.copyOf(values),
                named);
    }

    private static NamedThing namedBy(String path) {
        return switch (path) {
            case "project.uses.services", "service.deploy.sidecar_of" -> NamedThing.SERVICE;
            case "service.env.*.from_secret" -> NamedThing.SECRET;
            default -> NamedThing.NOTHING;
        };
    }

    private static NamedThing namedBy(Format format, String path) {
        return switch (format) {
            case SERVICE -> NamedThing.SERVICE;
            case TEAM -> NamedThing.TEAM;
            // What the forge calls a team is no name of this repository's.
            case HANDLE -> path.endsWith(".forge_team") ? NamedThing.NOTHING : NamedThing.TEAM;
            default -> NamedThing.NOTHING;
        };
    }
}
