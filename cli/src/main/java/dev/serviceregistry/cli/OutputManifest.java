package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What this program wrote into a folder, so that it never takes another file for its own.
 *
 * @param digests the SHA-256 of each file by its path below the folder; two while a file is being replaced
 */
record OutputManifest(SortedMap<String, Set<String>> digests) {

    /** The manifest's name; {@code sha256sum --check} reads it too. */
    static final String NAME = "generated.sha256";

    private static final int DIGEST = 64;

    /** The manifest of a folder; an empty one when it has none. */
    static OutputManifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        SortedMap<String, Set<String>> digests = new TreeMap<>();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new OutputManifest(digests);
        }
        int number = 0;
        for (String line : new String(FileReader.bytes(file), StandardCharsets.UTF_8).split("\r?\n", -1)) {
            number++;
            String digest = line.length() > DIGEST ? line.substring(0, DIGEST) : "";
            if (!line.isEmpty() && !line.startsWith(digest + "  ") || digest.isEmpty() && !line.isEmpty()) {
                throw new UsageProblem(file + ":" + number + ": error: this is no line of what this program wrote here"
                        + "\nTake the version that is committed, or remove the folder and have it written anew.");
            }
            if (!line.isEmpty()) {
                digests.computeIfAbsent(line.substring(DIGEST + 2), unused -> new TreeSet<>())
                        .add(digest);
            }
        }
        return new OutputManifest(digests);
    }

    /** Whether this content of a file was written by this program, whatever line ends it has got since. */
    boolean wrote(String path, byte[] content) {
        return digests.getOrDefault(path, Set.of()).stream().anyMatch(digest -> Checksum.isOf(content, digest));
    }

    /** The manifest once these files are written and these removed; while that is done, both the old and the new count. */
    OutputManifest with(Map<String, byte[]> written, Set<String> removed, boolean done) {
        SortedMap<String, Set<String>> all = new TreeMap<>(digests);
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            Set<String> own = new HashSet<>(done ? Set.of() : all.getOrDefault(file.getKey(), Set.of()));
            own.add(FileReader.digest(file.getValue()));
            all.put(file.getKey(), own);
        }
        if (done) {
            all.keySet().removeAll(removed);
        }
        return new OutputManifest(Collections.unmodifiableSortedMap(all));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        digests.forEach((path, own) -> {
            for (String digest : new TreeSet<>(own)) {
                text.append(digest).append("  ").append(path).append('\n');
            }
        });
        return text.toString();
    }
}
