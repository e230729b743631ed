package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A directory for files of this program, which it replaces together and never takes for those of others.
 *
 * <p>A list in it says which files it wrote and what they were, so that what somebody else put there, or has edited since, is
 * neither replaced nor removed.
 */
final class OwnedDirectory {

    private static final String LIST = ".service-registry-files";

    private final Path directory;
    private final String shown;

    /**
     * The directory.
     *
     * @param shown how somebody wrote it
     */
    OwnedDirectory(Path directory, String shown) {
        this.directory = directory;
        this.shown = shown;
    }

    /** Complains when nothing could be written there. */
    void require() {
        Path nearest = directory.toAbsolutePath().normalize();
        while (nearest != null && !Files.exists(nearest, LinkOption.NOFOLLOW_LINKS)) {
            nearest = nearest.getParent();
        }
        if (nearest != null && !Files.isDirectory(nearest)) {
            throw new UsageProblem("cannot write into " + shown + ": " + nearest + " is no directory");
        }
        if (nearest != null && !Files.isWritable(nearest)) {
            throw new UsageProblem("cannot write into " + shown + ": permission denied");
        }
    }

    /**
     * Makes the directory hold these files of the program and no others; writes nothing at all when that would cost somebody
     * else's work.
     *
     * @param files the text of each file by its name
     */
    void replaceWith(SortedMap<String, String> files) throws IOException {
        Map<String, String> known = known();
        SortedMap<String, String> listed = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String there = digest(file.getKey());
            String now = hex(file.getValue().getBytes(StandardCharsets.UTF_8));
            if (!there.isEmpty() && !there.equals(known.get(file.getKey())) && !there.equals(now)) {
                throw new UsageProblem("cannot write " + shown + "/" + file.getKey()
                        + ": somebody else wrote or edited it\nMove it away, or name another directory.");
            }
            listed.put(file.getKey(), now);
        }
        if (files.isEmpty() && known.isEmpty()) {
            return;
        }
        Files.createDirectories(directory);
        Map<Path, Path> prepared = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path temporary = Files.createTempFile(directory, ".service-registry-", ".tmp");
                prepared.put(temporary, directory.resolve(file.getKey()));
                Files.writeString(temporary, file.getValue());
                readableByAll(temporary);
            }
            // Whatever happens from here on, every file of the program is in the list.
            SortedMap<String, String> both = new TreeMap<>(known);
            both.putAll(listed);
            list(both);
            for (Map.Entry<Path, Path> file : prepared.entrySet()) {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path temporary : prepared.keySet()) {
                Files.deleteIfExists(temporary);
            }
        }
        for (Map.Entry<String, String> former : known.entrySet()) {
            if (!files.containsKey(former.getKey()) && former.getValue().equals(digest(former.getKey()))) {
                Files.deleteIfExists(directory.resolve(former.getKey()));
            }
        }
        list(listed);
    }

    /** Temporary files are made for their owner alone; what takes their place is read by others too. */
    private static void readableByAll(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private void list(SortedMap<String, String> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        AtomicFile.write(directory.resolve(LIST), writer -> writer.write(lines.toString()));
    }

    /** What the list says; a name that would lead elsewhere is none of this program's. */
    private Map<String, String> known() throws IOException {
        Map<String, String> known = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        try {
            lines = Files.readAllLines(directory.resolve(LIST));
        } catch (NoSuchFileException e) {
            // Nothing was written here yet.
        }
        for (String line : lines) {
            int gap = line.indexOf("  ");
            String name = gap < 0 ? "" : line.substring(gap + 2);
            if (!name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.startsWith(".")) {
                known.put(name, line.substring(0, gap));
            }
        }
        return known;
    }

    /** The digest of a file that is there; empty for none; that of nothing for what is no plain file. */
    private String digest(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? hex(Files.readAllBytes(file)) : "no file";
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
