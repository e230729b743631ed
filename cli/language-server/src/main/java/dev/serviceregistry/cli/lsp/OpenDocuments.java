package dev.serviceregistry.cli.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files of the repository that the editor holds, by their paths. */
final class OpenDocuments {

    private final Path root;
    private final Map<String, OpenDocument> documents = new ConcurrentHashMap<>();

    OpenDocuments(Path root) {
        this.root = real(root);
    }

    /** Takes what the editor holds now; false when that is no file of the repository. */
    boolean put(String uri, int version, String text) {
        String name = name(uri);
        if (name.isEmpty()) {
            return false;
        }
        documents.put(name, new OpenDocument(uri, name, version, text));
        return true;
    }

    /** Forgets a file; null when it was not open. */
    @Nullable
    OpenDocument remove(String uri) {
        return documents.remove(name(uri));
    }

    /** An open file; null when it is not open. */
    @Nullable
    OpenDocument find(String uri) {
        return documents.get(name(uri));
    }

    Collection<OpenDocument> all() {
        return List.copyOf(documents.values());
    }

    /** What the editor calls a file of the repository. */
    String uri(String name) {
        OpenDocument open = documents.get(name);
        return open == null ? root.resolve(name).toUri().toString() : open.uri();
    }

    /** The path of a file, relative to the root; empty when it is not in the repository. */
    private String name(String uri) {
        try {
            Path path = real(Path.of(URI.create(uri)));
            return path.startsWith(root) ? root.relativize(path).toString().replace('\\', '/') : "";
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return "";
        }
    }

    /** Where a path leads; of what is not saved yet its folder tells. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            return whole.toRealPath();
        } catch (IOException e) {
            Path parent = whole.getParent();
            return parent == null ? whole : real(parent).resolve(whole.getFileName());
        }
    }
}
