package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what went wrong with a file in words for a person. */
final class FileProblems {

    private FileProblems() {}

    static String message(IOException problem) {
        if (!(problem instanceof FileSystemException at)) {
            return String.valueOf(problem.getMessage());
        }
        String file = String.valueOf(at.getFile());
        if (problem instanceof AccessDeniedException) {
            return file + ": permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return file + ": no such file or directory";
        }
        if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            return file + ": is a file where a directory is needed";
        }
        String reason = at.getReason();
        return file + ": "
                + (reason == null || reason.isEmpty() ? problem.getClass().getSimpleName() : reason);
    }
}
