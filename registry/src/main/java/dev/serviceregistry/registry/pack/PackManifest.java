package dev.serviceregistry.registry.pack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pack says of itself, in the form of the manifest of a jar.
 *
 * @param id its name and version
 * @param tool the program that made it, with its version
 * @param facts the SHA-256, in hex, of the types of facts that its rules were checked against
 * @param digests the SHA-256 of every file, in Base 64, by its path
 */
record PackManifest(PackId id, String tool, String facts, SortedMap<String, String> digests) {

    /** The version of the form of packs. */
    static final String FORMAT = "1";

    private static final int LONGEST_LINE = 72;
    private static final String FORMAT_KEY = "Policy-Pack-Format";
    private static final String NAME_KEY = "Policy-Pack-Name";
    private static final String VERSION_KEY = "Policy-Pack-Version";
    private static final String FACTS_KEY = "Policy-Pack-Facts";
    private static final String TOOL_KEY = "Created-By";
    private static final String FILE_KEY = "Name";
    private static final String DIGEST_KEY = "SHA-256-Digest";

    static PackManifest of(PackId id, String tool, String facts, SortedMap<String, byte[]> files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((path, content) -> digests.put(path, digest(content)));
        return new PackManifest(id, tool, facts, digests);
    }

    static String digest(byte[] content) {
        return Base64.getEncoder().encodeToString(Sha256.of(content));
    }

    /** The manifest as a jar has it. */
    String text() {
        StringBuilder text = new StringBuilder();
        line("Manifest-Version", "1.0", text);
        line(FORMAT_KEY, FORMAT, text);
        line(NAME_KEY, id.name(), text);
        line(VERSION_KEY, id.version(), text);
        line(FACTS_KEY, facts, text);
        line(TOOL_KEY, tool, text);
        text.append('\n');
        digests.forEach((path, digest) -> {
            line(FILE_KEY, path, text);
            line(DIGEST_KEY, digest, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void line(String key, String value, StringBuilder text) {
        String line = key + ": " + value;
        text.append(line, 0, Math.min(LONGEST_LINE, line.length())).append('\n');
        for (int from = LONGEST_LINE; from < line.length(); from += LONGEST_LINE - 1) {
            text.append(' ').append(line, from, Math.min(from + LONGEST_LINE - 1, line.length()));
            text.append('\n');
        }
    }

    /** The manifest that these bytes are, in the one form that it has. */
    static PackManifest read(byte[] bytes) throws UnfitPackException {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String[] sections = text.replace("\n ", "").split("\n\n", -1);
        Map<String, String> main = values(sections[0]);
        String format = main.getOrDefault(FORMAT_KEY, "");
        if (!format.equals(FORMAT)) {
            throw new UnfitPackException(
                    format.isEmpty()
                            ? "is a jar, but no pack: its manifest names no " + FORMAT_KEY
                            : "is a pack of the form " + format + ", and this version reads form " + FORMAT
                                    + ": use the version of this program that made it, or a later one");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        for (int i = 1; i < sections.length - 1; i++) {
            Map<String, String> file = values(sections[i]);
            digests.put(file.getOrDefault(FILE_KEY, ""), file.getOrDefault(DIGEST_KEY, ""));
        }
        PackManifest manifest = new PackManifest(
                new PackId(main.getOrDefault(NAME_KEY, ""), main.getOrDefault(VERSION_KEY, "")),
                main.getOrDefault(TOOL_KEY, ""),
                main.getOrDefault(FACTS_KEY, ""),
                digests);
        boolean named = PackId.isName(manifest.id().name())
                && PackId.isVersion(manifest.id().version());
        if (!named || !manifest.text().equals(text)) {
            throw new UnfitPackException("has a manifest that 'rules pack' did not write");
        }
        return manifest;
    }

    private static Map<String, String> values(String section) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : section.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return values;
    }
}
