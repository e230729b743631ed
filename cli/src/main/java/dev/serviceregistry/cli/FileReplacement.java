package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Replaces several files of a folder together: all are written aside first, then moved into their places, and moved back
 * when one of them cannot be. A process that is told to end takes back what it has not begun to move, and ends what it has.
 */
final class FileReplacement implements AutoCloseable {

    private static final String STAGE = ".generating-";

    private final Path folder;
    private final Path stage;
    private final Set<Path> made;
    private final Map<String, Path> staged = new LinkedHashMap<>();
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final BeforeExit beforeExit;
    private String last = "";
    private boolean kept;
    private boolean closed;
    private boolean abandoned;

    /** How to take one step back. */
    private interface Undo {
        void run() throws IOException;
    }

    private FileReplacement(Path folder, Path stage, Set<Path> made) {
        this.folder = folder;
        this.stage = stage;
        this.made = made;
        this.beforeExit = new BeforeExit(this::abandon);
    }

    /** A replacement in a folder, which is made when it is not there. */
    static FileReplacement in(Path folder) throws IOException {
        Set<Path> made = new LinkedHashSet<>();
        for (Path above = folder.toAbsolutePath().normalize();
                above != null && !Files.exists(above);
                above = above.getParent()) {
            made.add(above);
        }
        Files.createDirectories(folder);
        Path stage = folder.resolve(
                STAGE + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        Files.createDirectory(stage);
        return new FileReplacement(folder, stage, made);
    }

    /** Writes what a file shall say; files take their places in the order in which they are staged. */
    synchronized void stage(String path, byte[] content) throws IOException {
        stopIfAbandoned();
        Path file = stage.resolve("new" + staged.size());
        write(file, content);
        staged.put(path, file);
    }

    private void write(Path file, byte[] content) throws IOException {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw FileProblems.named(folder, e);
        }
    }

    /**
     * Writes a file that tells of the others.
     *
     * @param meanwhile what it says while the others are being moved
     * @param end what it says once they are
     */
    synchronized void stageLast(String path, byte[] meanwhile, byte[] end) throws IOException {
        stopIfAbandoned();
        last = path;
        write(stage.resolve("meanwhile"), meanwhile);
        write(stage.resolve("end"), end);
    }

    /** Moves everything into place, and removes these files. */
    synchronized void apply(Set<String> removed) throws IOException {
        stopIfAbandoned();
        if (!last.isEmpty()) {
            replace(last, stage.resolve("meanwhile"));
        }
        for (Map.Entry<String, Path> file : staged.entrySet()) {
            replace(file.getKey(), file.getValue());
        }
        for (String path : removed) {
            setAside(folder.resolve(path));
            Files.deleteIfExists(folder.resolve(path));
        }
        if (!last.isEmpty()) {
            replace(last, stage.resolve("end"));
        }
        kept = true;
        for (String path : removed) {
            removeEmpty(folder.resolve(path).getParent());
        }
    }

    private void replace(String path, Path content) throws IOException {
        Path named = folder.resolve(path);
        Path target = Files.isSymbolicLink(named) ? named.toRealPath() : named;
        for (Path directory : missing(target.getParent())) {
            Files.createDirectory(directory);
            undo.push(() -> Files.delete(directory));
        }
        boolean replaces = setAside(target);
        if (replaces) {
            FileMode.copy(target, content);
        }
        move(content, target);
        if (!replaces) {
            undo.push(() -> Files.delete(target));
        }
    }

    /** Keeps what a file says for the way back; a copy, so that at no moment the file is missing from its place. */
    private boolean setAside(Path target) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        Path aside = stage.resolve("old" + undo.size());
        Files.copy(target, aside, StandardCopyOption.COPY_ATTRIBUTES);
        undo.push(() -> move(aside, target));
        return true;
    }

    private List<Path> missing(Path directory) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path above = directory; !Files.exists(above); above = above.getParent()) {
            missing.push(above);
        }
        return List.copyOf(missing);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void removeEmpty(Path directory) throws IOException {
        for (Path above = directory; !above.equals(folder); above = above.getParent()) {
            try {
                Files.deleteIfExists(above);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /**
     * Takes everything back that was done before a failure, and clears up.
     *
     * @throws IOException when not all of it could be taken back; what could be was
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            takeBack();
        } finally {
            beforeExit.callOff();
        }
    }

    /** The same because the process ends. */
    private synchronized void abandon() {
        abandoned = true;
        try {
            close();
        } catch (IOException e) {
            // What could be taken back was, and there is nobody left to tell of the rest.
        }
    }

    /** Waits for the end of a process that is ending: whoever went on could end it before all is taken back. */
    private void stopIfAbandoned() {
        if (abandoned) {
            new Semaphore(0).acquireUninterruptibly();
        }
    }

    private void takeBack() throws IOException {
        IOException failure = null;
        while (!kept && !undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        try (Stream<Path> files = Files.walk(stage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        if (!kept) {
            for (Path directory : made) {
                Files.deleteIfExists(directory);
            }
        }
    }
}
