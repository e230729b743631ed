package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says what went wrong with a file in words for a person. */
final class FileProblems {

    private static final String LOCALE = "\nThis locale lacks characters of the name: set one that has them, such as"
            + " LC_ALL=C.UTF-8, or give the file a name in ASCII.";

    private FileProblems() {}

    /** The same problem with the file that it is about: a disk that is full does not say which file it is full for. */
    static FileSystemException named(Path file, IOException problem) {
        if (problem instanceof FileSystemException at) {
            return at;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, problem.getMessage());
        named.initCause(problem);
        return named;
    }

    static String message(InvalidPathException problem) {
        String input = problem.getInput();
        return "'" + input + "' names no file" + (isAscii(input) ? ": " + problem.getReason() : "." + LOCALE);
    }

    /** Says that nothing is found where this program was called. */
    static String noDirectory(Path here) {
        String name = here.toString();
        return "the working directory is not found as '" + name + "'."
                + (isAscii(name) && name.indexOf('?') < 0 ? "" : LOCALE);
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

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
