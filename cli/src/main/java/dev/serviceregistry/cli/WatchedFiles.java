package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.files.SettingsFile;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The files of a repository that are judged by or about, as somebody edits them. */
final class WatchedFiles implements AutoCloseable {

    /** What is looked at; everything else in a checkout is made of these, or is nobody's. */
    private static final List<String> FOLDERS = List.of("services", "projects", "policies");

    private static final Path SETTINGS = Path.of(SettingsFile.NAME);

    /** How long nothing more must happen before a save counts as over: an editor writes a file in several steps. */
    private static final long QUIET_MILLIS = 25;

    private final Path root;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Set<Path> elsewhere = new HashSet<>();

    /** The links to folders that were seen: what they lead to is watched where it is. */
    private final Set<Path> links = new HashSet<>();

    private WatchedFiles(Path root, WatchService service) {
        this.root = root;
        this.service = service;
    }

    /** Begins to watch; what happens from now on is told. */
    static WatchedFiles of(Path root) throws IOException {
        WatchedFiles files = new WatchedFiles(
                root.toAbsolutePath().normalize(), root.getFileSystem().newWatchService());
        files.watch();
        return files;
    }

    /** Watches these files and folders too, in the place of those that were named before, be they there or not. */
    void follow(Collection<Path> places) throws IOException {
        elsewhere.clear();
        for (Path place : places) {
            elsewhere.add(place.toAbsolutePath().normalize());
        }
        watch();
    }

    private void watch() throws IOException {
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                Files.walkFileTree(root.resolve(folder), registering());
            }
        }
        register(root);
        for (Path place : elsewhere) {
            if (Files.isDirectory(place)) {
                Files.walkFileTree(place, registering());
            }
            registerNearest(place);
        }
    }

    /** Watches the folder in which something will happen when this place comes, or goes. */
    private void registerNearest(Path place) throws IOException {
        Path nearest;
        do {
            nearest = nearest(place);
            register(nearest);
            // What comes in between is told by nobody.
        } while (!nearest.equals(nearest(place)));
    }

    private static Path nearest(Path place) {
        Path folder = place.getParent();
        while (folder != null && folder.getParent() != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? place : folder;
    }

    private FileVisitor<Path> registering() {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                register(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    links.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private void register(Path folder) throws IOException {
        try {
            folders.put(
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE),
                    folder);
        } catch (NoSuchFileException e) {
            // It went while it was looked at, which is told by its parent.
        }
    }

    /**
     * What was saved, removed or added.
     *
     * @param files the paths, relative to the root; whole for what is elsewhere
     * @param isAll whether these are all; when too much happens at once, the system does not tell what
     */
    record Change(SortedSet<String> files, boolean isAll) {}

    /**
     * Waits until something was saved, removed or added.
     *
     * @param longest how long to wait at most; nothing has changed then
     * @throws InterruptedException when nobody wants to know any more
     */
    Change awaitChange(Duration longest) throws IOException, InterruptedException {
        SortedSet<String> changed = new TreeSet<>();
        boolean isAll = true;
        long end = System.nanoTime() + longest.toNanos();
        while (changed.isEmpty() && isAll) {
            WatchKey key = service.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (key == null) {
                break;
            }
            for (; key != null; key = next()) {
                isAll &= note(key, changed);
            }
        }
        boolean mayHaveFolders = !isAll;
        for (String path : changed) {
            mayHaveFolders |= isFolder(root.resolve(path));
        }
        if (mayHaveFolders) {
            watch();
        }
        return new Change(changed, isAll);
    }

    private @Nullable WatchKey next() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Adds the paths that a folder tells of; false when it does not tell all. */
    private boolean note(WatchKey key, SortedSet<String> changed) {
        Path folder = folders.get(key);
        boolean isAll = true;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                isAll = false;
            } else if (folder != null && event.context() instanceof Path name) {
                Path whole = folder.resolve(name);
                Path path = whole.startsWith(root) ? root.relativize(whole) : whole;
                if (isJudged(path) || isElsewhere(whole)) {
                    changed.add(FileNames.text(path));
                }
            }
        }
        if (!key.reset()) {
            folders.remove(key);
            // A folder that goes takes with it what stood in it.
            isAll &= folder == null
                    || !FOLDERS.contains(root.relativize(folder).getName(0).toString());
        }
        return isAll;
    }

    private boolean isJudged(Path path) {
        boolean isBelow = !path.isAbsolute()
                && FOLDERS.contains(path.getName(0).toString())
                && (path.getNameCount() > 1 || isFolder(root.resolve(path)));
        return isBelow && isRead(root.resolve(path)) || path.equals(SETTINGS);
    }

    /** Whether it is one of the places elsewhere, or stands in one, or is a folder on the way to one that comes or goes. */
    private boolean isElsewhere(Path path) {
        for (Path place : elsewhere) {
            if (place.startsWith(path) || path.startsWith(place) && isRead(path)) {
                return true;
            }
        }
        return false;
    }

    /** Editors leave files of their own beside those that they write. */
    private boolean isRead(Path path) {
        String name = path.getFileName().toString();
        boolean isOwn = name.endsWith(".toml")
                || name.endsWith(".drl")
                || name.endsWith(".json")
                || name.toLowerCase(Locale.ROOT).endsWith(".csv");
        return !name.startsWith(".") && (isOwn || isFolder(path));
    }

    /** Whether a folder is there, or was. */
    private boolean isFolder(Path path) {
        return Files.isDirectory(path) || links.contains(path) || folders.containsValue(path);
    }

    @Override
    public void close() throws IOException {
        try {
            service.close();
        } catch (ClosedWatchServiceException e) {
            // Closed is what it should be.
        }
    }
}
