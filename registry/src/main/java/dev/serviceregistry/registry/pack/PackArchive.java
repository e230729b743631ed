package dev.serviceregistry.registry.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pack's file, of which nothing is believed yet: it is opened, then its signature is checked, then its content. */
public final class PackArchive {

    /** The most bytes that a pack may have. */
    public static final int MOST_BYTES = 16 << 20;

    private final Map<String, byte[]> entries;
    private final String reason;

    private PackArchive(Map<String, byte[]> entries, String reason) {
        this.entries = entries;
        this.reason = reason;
    }

    /** Opens a file; whether it can be used shows when its content is asked for. */
    public static PackArchive open(byte[] bytes) {
        try {
            return new PackArchive(StoredZip.read(bytes), "");
        } catch (UnfitPackException e) {
            return new PackArchive(Map.of(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether its files can be told apart; what they are worth is another question. */
    public boolean isWhole() {
        return reason.isEmpty();
    }

    /** The signed note that it holds; empty when it is not signed. */
    public byte[] signature() {
        return entries.getOrDefault(Pack.SIGNATURE, new byte[0]).clone();
    }

    /** The pack, when everything in it is as its manifest says. */
    public PackResult pack() {
        if (!reason.isEmpty()) {
            return new PackRefusal(reason);
        }
        try {
            byte[] text = entries.getOrDefault(Pack.MANIFEST, new byte[0]);
            PackManifest manifest = PackManifest.read(text);
            checkSignature(manifest);
            SortedMap<String, byte[]> files = new TreeMap<>(entries);
            files.remove(Pack.MANIFEST);
            files.remove(Pack.SIGNATURE);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                check(file.getKey(), file.getValue(), manifest);
            }
            if (!files.keySet().equals(manifest.digests().keySet())) {
                throw new UnfitPackException("lacks a file that its manifest names");
            }
            List<String> order = new ArrayList<>(List.of(Pack.MANIFEST));
            if (entries.containsKey(Pack.SIGNATURE)) {
                order.add(Pack.SIGNATURE);
            }
            order.addAll(files.keySet());
            if (!order.equals(new ArrayList<>(entries.keySet()))) {
                throw new UnfitPackException("has its files in another order than 'rules pack' writes them");
            }
            return new Pack(manifest, files);
        } catch (UnfitPackException e) {
            return new PackRefusal(String.valueOf(e.getMessage()));
        }
    }

    private static void check(String path, byte[] content, PackManifest manifest) throws UnfitPackException {
        if (!PackPath.isAllowed(path)) {
            throw new UnfitPackException("holds '" + path
                    + "', and a pack holds settings (NAME.toml), tables (tables/NAME.csv), and rules with their scenarios"
                    + " (rules/NAME.drl, rules/NAME.feature) alone");
        }
        String digest = manifest.digests().get(path);
        if (digest == null) {
            throw new UnfitPackException("holds '" + path + "', which its manifest does not name");
        }
        if (!digest.equals(PackManifest.digest(content))) {
            throw new UnfitPackException("holds '" + path + "' with another content than its manifest names");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
        } catch (CharacterCodingException e) {
            throw new UnfitPackException("holds '" + path + "', which is not written in UTF-8");
        }
    }

    /** Refuses a signature that is over something else than this pack, whoever made it. */
    private void checkSignature(PackManifest manifest) throws UnfitPackException {
        String note = new String(signature(), StandardCharsets.UTF_8);
        if (!note.isEmpty() && !note.startsWith(Pack.signedText(manifest) + '\n')) {
            throw new UnfitPackException("has the signature of another pack");
        }
    }
}
