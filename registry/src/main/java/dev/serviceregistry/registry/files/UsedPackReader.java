package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.pack.PackId;
import dev.serviceregistry.registry.pack.UsedPack;
import dev.serviceregistry.registry.schema.Suggestion;
import dev.serviceregistry.registry.toml.TomlProblem;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads which packs a repository asks for: the array of tables {@code use} of {@code [policies]}. */
final class UsedPackReader {

    /** The setting that names packs. */
    static final String KEY = "policies.use";

    private static final List<String> KEYS = List.of("path", "maven", "version", "sha256", "public_key");
    private static final Pattern PATH = Pattern.compile("[^/\\\\:\\p{Cntrl}][^\\\\:\\p{Cntrl}]*");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COORDINATE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*:[A-Za-z0-9_-][A-Za-z0-9_.-]*");
    private static final String EXAMPLE =
            ", such as { path = \"policies/packs/acme-1.2.0.jar\", version = \"1.2.0\", sha256 = \"...\" }";

    private final List<UsedPack> packs = new ArrayList<>();
    private final List<TomlProblem> problems;

    private UsedPackReader(List<TomlProblem> problems) {
        this.problems = problems;
    }

    /** Reads what is written under the key; what is wrong with it is added to the problems. */
    static List<UsedPack> read(Node value, List<TomlProblem> problems) {
        UsedPackReader reader = new UsedPackReader(problems);
        if (!(value instanceof Array array)) {
            reader.invalid("takes an array of tables" + EXAMPLE, value.source());
            return List.of();
        }
        for (Node item : array.items()) {
            if (item instanceof Table table) {
                reader.pack(table);
            } else {
                reader.invalid("takes tables" + EXAMPLE, item.source());
            }
        }
        return List.copyOf(reader.packs);
    }

    private void pack(Table table) {
        int before = problems.size();
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            if (!KEYS.contains(key)) {
                String hint = Suggestion.closest(key, KEYS)
                        .map(meant -> "; did you mean '" + meant + "'?")
                        .orElse(": the keys are " + String.join(", ", KEYS));
                problems.add(new TomlProblem(
                        DiagnosticKind.UNKNOWN_KEY,
                        KEY + ": a pack has no key '" + key + "'" + hint,
                        entry.getValue().key()));
            } else if (!(entry.getValue().value() instanceof Scalar scalar && scalar.value() instanceof String)) {
                invalid(key + " takes a text", entry.getValue().value().source());
            }
        }
        String path = text("path", table);
        String maven = text("maven", table);
        String version = text("version", table);
        String sha256 = text("sha256", table);
        boolean isPlaceUnknown = isOfWrongType("path", table) || isOfWrongType("maven", table);
        if (!isPlaceUnknown && path.isEmpty() == maven.isEmpty()) {
            invalid("a pack names either its path or its maven coordinate" + EXAMPLE, table.source());
        }
        if (!path.isEmpty() && !PATH.matcher(path).matches()) {
            invalid(
                    "write the path from the repository's root, with /, so that it leads to the file on every"
                            + " machine",
                    table.place("path"));
        }
        if (!maven.isEmpty() && !COORDINATE.matcher(maven).matches()) {
            invalid(
                    "'" + maven + "' is no coordinate: write group:artifact, and the version beside it",
                    table.place("maven"));
        }
        if (!isOfWrongType("version", table) && !PackId.isVersion(version)) {
            invalid(
                    version.isEmpty()
                            ? "name the version of the pack"
                            : "'" + version + "' is no version of a pack, such as 1.2.0",
                    table.place("version"));
        }
        if (!isOfWrongType("sha256", table) && !DIGEST.matcher(sha256).matches()) {
            invalid(
                    (sha256.isEmpty() ? "name the sha256 of the pack's file" : "'" + sha256 + "' is no SHA-256")
                            + ": the 64 digits that 'rules pack' printed and 'sha256sum' prints",
                    table.place("sha256"));
        }
        if (table.string("public_key").filter(String::isEmpty).isPresent()) {
            invalid("public_key is empty: write the key, or leave public_key out", table.place("public_key"));
        }
        if (problems.size() == before) {
            packs.add(new UsedPack(path, maven, version, sha256, text("public_key", table), table.source()));
        }
    }

    private static boolean isOfWrongType(String key, Table table) {
        return table.entries().containsKey(key) && table.string(key).isEmpty();
    }

    private static String text(String key, Table table) {
        return table.string(key).orElse("");
    }

    private void invalid(String message, SourceLocation source) {
        problems.add(new TomlProblem(DiagnosticKind.INVALID_VALUE, KEY + ": " + message, source));
    }
}
