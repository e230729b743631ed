package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.PropertyRequired;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes every key of the schema in repositories that are made up of the schema, one at a time, and looks whether the
 * comparison tells of it.
 *
 * <p>{@code -Dcompared.rounds=N} makes up as many repositories for every key.
 */
@Tag("heavy")
class EveryKeyIsComparedTest {

    private static final int ROUNDS = Integer.getInteger("compared.rounds", 1);
    private static final String CATALOG = "services/catalog.toml";
    private static final List<String> SERVICES = List.of("services");

    /** What says nothing by itself: what it takes away of a service of the catalogue is compared. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("services.*.unset");

    /** The key whose second value is what holds without any. */
    private static final String HOLDS_ANYWAY = "services.*.lifecycle";

    /** What a file is called, whose services are changed there, and how these are called. */
    private record Place(String file, String project, String service, List<String> services) {}

    /** One way to change a key. */
    private enum Mutation {
        /** Another value, or other values in it. */
        OTHER,
        /** Nothing any more. */
        GONE,
        /** One more of what it holds, which says nothing else. */
        EMPTY
    }

    @TempDir
    private Path directory;

    private final RegistryReader reader = new RegistryReader();
    private final List<String> failures = new ArrayList<>();
    private int changed;

    @Test
    void whatever_the_schema_knows_is_compared_when_it_changes_and_when_it_changes_back() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (DocumentKind kind : DocumentKind.values()) {
                for (SchemaKey key : SchemaKey.of(kind)) {
                    for (Place place : places(key)) {
                        change(key, place, round);
                    }
                }
            }
        }
        assertThat(failures.stream()
                        .limit(Integer.getInteger("compared.shown", 40))
                        .toList())
                .as("%d of %d changes are not told of", failures.size(), changed)
                .isEmpty();
        assertThat(changed).isGreaterThan(1000);
    }

    private static List<Place> places(SchemaKey key) {
        boolean isOfService = key.isOfService();
        return switch (key.kind()) {
            case CATALOG ->
                List.of(new Place(
                        CATALOG, isOfService ? "global" : "", isOfService ? "one" : "", List.of("one", "two")));
            case VERSIONS -> List.of(new Place("services/versions.toml", "", "", List.of()));
            case PROJECT -> {
                String file = "projects/p/services.toml";
                Place own = new Place(file, "p", isOfService ? "own" : "", List.of("own"));
                Place override = new Place(file, "p", "one", List.of("one", "own"));
                yield isOfService ? List.of(own, override) : List.of(own);
            }
            case DEPLOYMENT -> List.of(new Place("projects/p/deployment.toml", "p", "", List.of()));
            case MONITORING -> List.of(new Place("projects/p/monitoring.toml", "p", "", List.of()));
            case POLICY -> List.of(new Place("policies/security.toml", "", "", List.of()));
            case SETTINGS -> List.of(new Place("service-registry.toml", "", "", List.of()));
        };
    }

    private void change(SchemaKey key, Place place, int round) throws IOException {
        boolean isOverride = place.services().size() > 1 && key.kind() == DocumentKind.PROJECT;
        if (WITHOUT_EFFECT.contains(path(key))) {
            return;
        }
        long seed = (path(key) + place).hashCode() + 31L * round;
        // What an override no longer says may be what the catalogue says as well.
        if (!key.isTable()) {
            compare(key, place, Mutation.OTHER, seed);
        }
        if (!key.required() && !isOverride) {
            compare(key, place, Mutation.GONE, seed);
        }
        boolean canBeEmpty = !key.path().equals(SERVICES)
                && key.shape() instanceof Shape.MapOf map
                && map.value() instanceof Shape.Fields fields
                && fields.required().isEmpty();
        if (canBeEmpty) {
            compare(key, place, Mutation.EMPTY, seed);
        }
    }

    private static String path(SchemaKey key) {
        return String.join(".", key.path());
    }

    private void compare(SchemaKey key, Place place, Mutation mutation, long seed) throws IOException {
        // The first of several values is often what holds without any.
        int variant = mutation == Mutation.GONE && path(key).equals(HOLDS_ANYWAY) ? 2 : 1;
        Map<String, Object> old = document(key, place, variant, seed);
        Map<String, Object> now = document(key, place, mutation == Mutation.OTHER ? 2 : variant, seed);
        if (mutation == Mutation.GONE) {
            parent(now, key, place).remove(name(key, place, key.path().size() - 1));
        } else if (mutation == Mutation.EMPTY) {
            table(parent(now, key, place).get(name(key, place, key.path().size() - 1)))
                    .put("empty", new TomlWriter.Inline(Map.of()));
        }
        String oldText = TomlWriter.write(old);
        String nowText = TomlWriter.write(now);
        if (oldText.equals(nowText)) {
            // A table that says nothing is not written.
            return;
        }
        String what = mutation + " " + place.project() + " " + key;
        changed++;
        Map<String, String> others = others(key, place, seed);
        Reading before = read(others, place, oldText, "before", what);
        Reading after = read(others, place, nowText, "after", what);
        List<Integer> oldLines = differing(oldText, nowText);
        List<Integer> nowLines = differing(nowText, oldText);
        look(what, key, place, CatalogComparison.between(before, after).changes(), oldLines, nowLines);
        look(
                what + " back",
                key,
                place,
                CatalogComparison.between(after, before).changes(),
                nowLines,
                oldLines);
        if (mutation == Mutation.OTHER) {
            Reading again = read(others, place, "# The same.\n" + oldText, "again", what);
            List<Change> none = CatalogComparison.between(before, again).changes();
            if (!none.isEmpty()) {
                failures.add(what + ": tells without a change of " + none);
            }
        }
    }

    private void look(
            String what,
            SchemaKey key,
            Place place,
            List<Change> changes,
            List<Integer> oldLines,
            List<Integer> nowLines) {
        boolean told = changes.stream()
                .anyMatch(change -> isAbout(change, key, place) && isThere(change, place, oldLines, nowLines));
        if (!told) {
            List<String> listed = changes.stream()
                    .map(change -> change.kind() + " " + change.subject().project() + "/"
                            + change.subject().service() + " "
                            + change.subject().element() + " at "
                            + change.transition().previousSource() + " and " + change.source())
                    .toList();
            failures.add(what + ": lines " + oldLines + " and " + nowLines + ", but " + listed);
        }
    }

    private static boolean isAbout(Change change, SchemaKey key, Place place) {
        if (key.path().equals(SERVICES)) {
            return !change.subject().service().isEmpty();
        }
        if (key.path().get(0).equals("uses")) {
            return change.subject().element().startsWith("uses.services:");
        }
        if (key.kind() == DocumentKind.SETTINGS) {
            String[] option = change.subject().element().split("[.:]");
            return change.subject().element().startsWith("service-registry.toml:")
                    && option[2].equals(key.path().get(0));
        }
        boolean isService = key.isOfService() && key.path().size() == 2;
        String top = key.path().get(key.isOfService() && !isService ? 2 : 0);
        String element = change.subject().element();
        String head = element.split("[.:]", 2)[0];
        return change.subject().project().equals(place.project())
                && change.subject().service().equals(place.service())
                && (isService || head.equals(top) || head.equals("ports") && top.equals("port"));
    }

    private static boolean isThere(Change change, Place place, List<Integer> oldLines, List<Integer> nowLines) {
        // A property that has no default any more is told of where it is required.
        return change instanceof PropertyRequired
                || (!change.existed() || touches(change.transition().previousSource(), place, oldLines))
                        && (!change.exists() || touches(change.source(), place, nowLines));
    }

    private static boolean touches(SourceLocation source, Place place, List<Integer> lines) {
        return source.file().equals(place.file())
                && (lines.isEmpty()
                        || lines.stream().anyMatch(line -> source.line() <= line && line <= source.endLine()));
    }

    /**
     * The numbers of the lines of a text between what it has in common with another one at the beginning and the end, and of
     * the headers above them: what is told of a whole table stands there.
     */
    private static List<Integer> differing(String text, String other) {
        List<String> lines = text.lines().toList();
        List<String> others = other.lines().toList();
        int from = 0;
        int shorter = Math.min(lines.size(), others.size());
        while (from < shorter && lines.get(from).equals(others.get(from))) {
            from++;
        }
        int tail = 0;
        while (tail < shorter - from
                && lines.get(lines.size() - 1 - tail).equals(others.get(others.size() - 1 - tail))) {
            tail++;
        }
        List<Integer> differing = new ArrayList<>();
        for (int line = from; line < lines.size() - tail; line++) {
            differing.add(line + 1);
        }
        for (int line = from; line >= 0 && !differing.isEmpty(); line--) {
            if (lines.get(line).startsWith("[")) {
                differing.add(line + 1);
                return differing;
            }
        }
        return differing;
    }

    private static Map<String, Object> document(SchemaKey key, Place place, int variant, long seed) {
        Map<String, Object> document = new RandomDocument(
                        new Random(seed), key.path(), variant, Map.of(SERVICES, place.services()))
                .of(SchemaKey.document(key.kind()));
        if (key.kind() == DocumentKind.PROJECT) {
            complete(document, key, place);
        }
        return document;
    }

    private static void complete(Map<String, Object> document, SchemaKey key, Place place) {
        if (!key.path().contains("catalog_version") && document.get("project") instanceof Map<?, ?> project) {
            project.remove("catalog_version");
        }
        if (place.services().contains("one")) {
            document.put("uses", new LinkedHashMap<>(Map.of("services", List.of("one", "two"))));
        }
        if (document.get("services") instanceof Map<?, ?> services) {
            services.values().forEach(service -> ((Map<?, ?>) service).remove("unset"));
        }
    }

    private static Map<String, Object> parent(Map<String, Object> document, SchemaKey key, Place place) {
        Object node = document;
        for (int i = 0; i < key.path().size() - 1; i++) {
            node = node instanceof List<?> items ? items.get(0) : table(node).get(name(key, place, i));
        }
        return table(node instanceof List<?> items ? items.get(0) : node);
    }

    private static String name(SchemaKey key, Place place, int index) {
        String name = key.path().get(index);
        return !name.equals(SchemaKey.OWN)
                ? name
                : index == 1 && key.isOfService() ? place.services().get(0) : "one";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Object node) {
        return (Map<String, Object>) node;
    }

    /** The files besides the one in which something changes. */
    private static Map<String, String> others(SchemaKey key, Place place, long seed) {
        Map<String, String> files = new TreeMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            SchemaKey none = new SchemaKey(kind, List.of("none"), new Shape.Any(), false);
            String file = places(none).get(0).file();
            if (kind != key.kind()) {
                Place other = kind == DocumentKind.PROJECT
                        ? new Place(file, "p", "", List.of("one", "own"))
                        : new Place(file, "", "", List.of("one", "two"));
                files.put(file, TomlWriter.write(document(none, other, 0, seed + kind.ordinal())));
            }
        }
        return files;
    }

    private Reading read(Map<String, String> others, Place place, String text, String state, String what)
            throws IOException {
        Path root = directory.resolve(state);
        Map<String, String> files = new TreeMap<>(others);
        files.put(place.file(), text);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Reading reading = reader.read(root);
        for (ParsedFile file : reading.files().values()) {
            if (files.containsKey(file.name()) && !file.problems().isEmpty()) {
                failures.add(what + ": is refused: " + file.problems());
            }
        }
        return reading;
    }
}
