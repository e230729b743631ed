package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.files.FileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of rules in a folder and below it; symbolic links may not lead out of it. */
final class RuleFolder {

    /** Where a repository has its own rules. */
    static final String OF_REPOSITORY = "policies/rules";

    static final String SUFFIX = ".drl";

    private final Path top;
    private final String suffix;
    private final List<RuleFile> files;
    private final List<RuleProblem> problems;

    private RuleFolder(Path top, String suffix, List<RuleFile> files, List<RuleProblem> problems) {
        this.top = top;
        this.suffix = suffix;
        this.files = files;
        this.problems = problems;
    }

    /**
     * Reads what is in a folder.
     *
     * @param folder the folder
     * @param name what the paths of its files begin with
     * @param top what nothing may lead out of
     * @param files takes the files, sorted by path
     * @param problems takes what cannot be read
     */
    static void read(Path folder, String name, Path top, List<RuleFile> files, List<RuleProblem> problems) {
        read(folder, name, top, SUFFIX, files, problems);
    }

    /** The same for files whose names end with this. */
    static void read(
            Path folder, String name, Path top, String suffix, List<RuleFile> files, List<RuleProblem> problems) {
        new RuleFolder(top, suffix, files, problems).folder(folder, name);
    }

    /** Reads one file. */
    static void readFile(Path file, String name, List<RuleFile> files, List<RuleProblem> problems) {
        new RuleFolder(file, SUFFIX, files, problems).file(file, name);
    }

    private void folder(Path folder, String name) {
        SortedMap<String, Path> children = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                String last = FileNames.text(child.getFileName());
                if (!last.startsWith(".")) {
                    children.put(last, child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            refuse(name, "the folder cannot be looked into", "give this user the permission to read it");
        }
        children.forEach((last, child) -> {
            String path = name + "/" + last;
            boolean isFolder = Files.isDirectory(child);
            if ((isFolder || last.endsWith(suffix)) && staysInside(child, path)) {
                if (isFolder) {
                    folder(child, path);
                } else {
                    file(child, path);
                }
            }
        });
    }

    private boolean staysInside(Path path, String name) {
        if (!Files.isSymbolicLink(path)) {
            return true;
        }
        try {
            Path real = path.toRealPath();
            if (real.startsWith(top.toRealPath()) && !path.toAbsolutePath().startsWith(real)) {
                return true;
            }
            refuse(name, "is a symbolic link that leads out of the repository or back", "put the file itself here");
        } catch (IOException e) {
            refuse(name, "is a symbolic link that leads nowhere or to itself", "put the file itself here");
        }
        return false;
    }

    private void file(Path path, String name) {
        try {
            text(FileReader.bytes(path), name);
        } catch (AccessDeniedException e) {
            refuse(name, "may not be read", "give this user the permission to read it");
        } catch (FileSystemException e) {
            refuse(name, e.getReason() == null ? "cannot be read" : e.getReason(), "");
        } catch (IOException e) {
            refuse(name, "cannot be read", "look whether the disk and the folder are sound");
        }
    }

    private void text(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError();
        String text = chars.flip().toString();
        if (wrong) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            problems.add(new RuleProblem(
                    new SourceLocation(name, line, column, line, column + 1),
                    "a byte here is not UTF-8",
                    "save the file as UTF-8"));
            return;
        }
        files.add(new RuleFile(name, text));
    }

    private void refuse(String name, String message, String hint) {
        problems.add(new RuleProblem(SourceLocation.startOf(name), message, hint));
    }
}
