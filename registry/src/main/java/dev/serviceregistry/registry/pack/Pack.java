package dev.serviceregistry.registry.pack;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policies that one pack holds. */
public final class Pack implements PackResult {

    /** Keys of policies that stay in the repository that they are for. */
    public static final List<String> NEVER_SHARED = List.of("waivers", "approvals");

    static final String MANIFEST = "META-INF/MANIFEST.MF";
    static final String SIGNATURE = "META-INF/POLICY-PACK.NOTE";

    /** Stands between a pack and the path of a file in it, as in {@code acme@1.2.0!rules/x.drl}. */
    private static final char INSIDE = '!';

    private final PackManifest manifest;
    private final SortedMap<String, byte[]> files;

    Pack(PackManifest manifest, SortedMap<String, byte[]> files) {
        this.manifest = manifest;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * A pack of these files.
     *
     * @param tool the program that makes it, with its version
     * @param facts the SHA-256, in hex, of the types of facts that its rules were checked against
     * @param files the files by their paths below {@code policies/}, each of which {@link PackPath#isAllowed} lets in
     */
    public static Pack of(PackId id, String tool, String facts, SortedMap<String, byte[]> files) {
        for (String path : files.keySet()) {
            if (!PackPath.isAllowed(path)) {
                throw new IllegalArgumentException("a pack holds no file " + path);
            }
        }
        return new Pack(PackManifest.of(id, tool, facts, files), new TreeMap<>(files));
    }

    /** Its name and version. */
    public PackId id() {
        return manifest.id();
    }

    /** The program that made it, with its version. */
    public String tool() {
        return manifest.tool();
    }

    /** The SHA-256, in hex, of the types of facts that its rules were checked against. */
    public String facts() {
        return manifest.facts();
    }

    /** Its files by their paths. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** What a file says. */
    public String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** A file as places name it, such as {@code acme@1.2.0!rules/x.drl}. */
    public String name(String path) {
        return id().toString() + INSIDE + path;
    }

    /** What is signed of it: a text that names it and the digest of its manifest, which has the digests of its files. */
    public String signedText() {
        return signedText(manifest);
    }

    static String signedText(PackManifest manifest) {
        return "service-registry policy pack\n" + manifest.id().name() + '\n'
                + manifest.id().version() + '\n'
                + PackManifest.digest(manifest.text().getBytes(StandardCharsets.US_ASCII)) + '\n';
    }

    /**
     * The pack as a file; the same to the byte for the same content.
     *
     * @param signature the signed note over {@link #signedText}; empty for a pack that nobody signs
     */
    public byte[] bytes(String signature) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, manifest.text().getBytes(StandardCharsets.US_ASCII));
        if (!signature.isEmpty()) {
            entries.put(SIGNATURE, signature.getBytes(StandardCharsets.UTF_8));
        }
        entries.putAll(files);
        return StoredZip.write(entries);
    }
}
