package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that generated files go to. Everything is compared before anything is touched, and a file that
 * this program did not write is never touched at all.
 */
final class OutputFolder {

    /** A name that every file system takes and that leads nowhere else. */
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._@-]+");

    private final Path folder;
    private final String shown;
    private final OutputManifest manifest;
    private final SortedMap<String, byte[]> wanted = new TreeMap<>();
    private final SortedMap<String, byte[]> changed = new TreeMap<>();
    private final SortedSet<String> stale = new TreeSet<>();
    private final List<String> refusals = new ArrayList<>();

    private OutputFolder(Path folder, String shown, OutputManifest manifest) {
        this.folder = folder;
        this.shown = shown;
        this.manifest = manifest;
    }

    /**
     * Compares a folder with the files that should be in it.
     *
     * @param shown the folder as somebody in the working directory writes it
     * @param files the text of each file by its path
     * @param concerned whether a file that is there, and is not among these, would be if it still had a reason to be
     */
    static OutputFolder compare(Path folder, String shown, Map<String, String> files, Predicate<String> concerned)
            throws IOException {
        OutputFolder output = new OutputFolder(folder, shown, OutputManifest.read(folder));
        for (Map.Entry<String, String> file : files.entrySet()) {
            output.want(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        for (String path : output.manifest.digests().keySet()) {
            if (!files.containsKey(path) && concerned.test(path)) {
                output.leave(path);
            }
        }
        return output;
    }

    private void want(String path, byte[] content) throws IOException {
        for (String part : path.split("/", -1)) {
            if (!NAME.matcher(part).matches()) {
                throw new IllegalStateException("a generator wants to write to '" + path + "'");
            }
        }
        wanted.put(path, content);
        byte[] there = content(path);
        if (there == null) {
            changed.put(path, content);
        } else if (!Checksum.isSame(there, content)) {
            changed.put(path, content);
            if (!manifest.wrote(path, there)) {
                refusals.add(path);
            }
        }
    }

    private void leave(String path) throws IOException {
        byte[] there = content(path);
        if (there != null && !manifest.wrote(path, there)) {
            refusals.add(path);
        } else {
            stale.add(path);
        }
    }

    /** What a file says; null when there is none. */
    private byte @Nullable [] content(String path) throws IOException {
        Path file = inside(path);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? FileReader.bytes(file) : null;
    }

    /** The file at a path; refuses one that a symbolic link leads to. */
    private Path inside(String path) {
        Path file = folder;
        for (String part : path.split("/", -1)) {
            file = file.resolve(part);
            if (Files.isSymbolicLink(file)) {
                throw new UsageProblem(shown(path) + ": '" + folder.relativize(file)
                        + "' is a symbolic link, and generated files are written to no place that one leads to"
                        + "\nRemove the link, or name another folder.");
            }
        }
        return file;
    }

    String shown(String path) {
        return shown.isEmpty() ? path : shown + "/" + path;
    }

    /** The files that would be made or made anew, with what they should say. */
    SortedMap<String, byte[]> changed() {
        return changed;
    }

    /** The files that have no reason to be there any more. */
    SortedSet<String> stale() {
        return stale;
    }

    /** How many files are as they should be. */
    int unchanged() {
        return wanted.size() - changed.size();
    }

    /** Whether the folder is as it would be left by writing. */
    boolean isCurrent() throws IOException {
        return changed.isEmpty() && stale.isEmpty() && refusals.isEmpty() && !isManifestChanged();
    }

    private boolean isManifestChanged() throws IOException {
        byte[] there = content(OutputManifest.NAME);
        return there == null ? !wanted.isEmpty() : !Checksum.isSame(there, bytes(manifest.with(wanted, stale, true)));
    }

    /** The text of a file that is there now, in lines that end as generated ones do; empty when there is none. */
    String now(String path) throws IOException {
        byte[] there = content(path);
        return there == null ? "" : new String(there, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /**
     * Brings the folder up to date; when that fails, it is as it was before.
     *
     * @throws UsageProblem when a file that somebody else wrote or changed is in the way
     */
    void write() throws IOException {
        if (!refusals.isEmpty()) {
            StringBuilder message = new StringBuilder();
            for (String path : refusals) {
                message.append(message.isEmpty() ? "" : "\n")
                        .append(shown(path))
                        .append(": error: was not written by this program, or was changed since");
            }
            throw new UsageProblem(message + "\nNothing was written. Change what is declared in place of the file, or"
                    + " remove the file, or name another folder.");
        }
        if (isCurrent()) {
            return;
        }
        try (FileReplacement replacement = FileReplacement.in(folder)) {
            for (Map.Entry<String, byte[]> file : changed.entrySet()) {
                replacement.stage(file.getKey(), file.getValue());
            }
            replacement.stageLast(
                    OutputManifest.NAME,
                    bytes(manifest.with(changed, Set.of(), false)),
                    bytes(manifest.with(wanted, stale, true)));
            replacement.apply(stale);
        }
    }

    private static byte[] bytes(OutputManifest manifest) {
        return manifest.text().getBytes(StandardCharsets.UTF_8);
    }
}
