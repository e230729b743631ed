package dev.serviceregistry.registry.editing;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Speaks with an editor; found by the service loader, since most starts speak with none. */
public interface EditorServer {

    /**
     * Answers until the editor takes its leave, or is gone.
     *
     * @param in what the editor says
     * @param out what is said to it; nothing else may be written there
     * @param root the root of the repository
     * @param judge what judges it
     * @return whether the editor took its leave as agreed
     */
    boolean serve(InputStream in, OutputStream out, Path root, Judge judge);
}
