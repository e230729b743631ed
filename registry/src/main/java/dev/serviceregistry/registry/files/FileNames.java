package dev.serviceregistry.registry.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Names of files as text, the same in every locale. */
public final class FileNames {

    private static final boolean ARE_DECODED = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private FileNames() {}

    /** A path as text, with {@code /} between its names. */
    public static String text(Path path) {
        String text = path.toString().replace('\\', '/');
        boolean isOnDisk = path.getFileSystem().equals(FileSystems.getDefault());
        return ARE_DECODED || text.isEmpty() || !isOnDisk ? text : decoded(path);
    }

    /** The same where the locale has not every character: as the bytes of the names are in UTF-8. */
    static String decoded(Path path) {
        StringBuilder text = new StringBuilder(path.isAbsolute() ? "/" : "");
        for (Path name : path) {
            // Only an address gives the bytes of a name away.
            String address = name.toUri().getPath();
            int end = address.endsWith("/") ? address.length() - 1 : address.length();
            text.append(text.length() > (path.isAbsolute() ? 1 : 0) ? "/" : "");
            text.append(address, address.lastIndexOf('/', end - 1) + 1, end);
        }
        return text.toString();
    }
}
