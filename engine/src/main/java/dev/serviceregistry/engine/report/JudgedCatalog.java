package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Which repository was judged, and in what state.
 *
 * @param root the repository's root as the reader of the report would write it, {@code .} for where they are
 * @param path the root's path within the git checkout it is part of, with {@code /} at its end; empty when it is the
 *     checkout's root or part of none
 * @param mark the file, relative to the root, that stands for what no file states
 * @param pages where the files of the checkout are shown, as the beginning of an address; empty when that is not known
 * @param projects how many projects it has
 * @param services how many services it defines
 * @param digested gives a SHA-256 over its files, in hex, for which all of them are gone through
 */
public record JudgedCatalog(
        String root, String path, String mark, String pages, int projects, int services, Supplier<String> digested) {

    /** A repository of which the digest is known. */
    public JudgedCatalog(
            String root, String path, String mark, String pages, int projects, int services, String digest) {
        this(root, path, mark, pages, projects, services, () -> digest);
    }

    /** A SHA-256 over its files, in hex. */
    public String digest() {
        return digested.get();
    }

    /** The file of a place as forges name it: from the root of the git checkout. */
    String fileOf(SourceLocation source) {
        return joined(path, source.file().isEmpty() ? mark : source.file());
    }

    /** The file of a place as the reader of the report would write it. */
    String shown(SourceLocation source) {
        String file = source.file();
        return root.equals(".") || !source.pack().isEmpty()
                ? file
                : joined(root.endsWith("/") ? root : root + "/", file);
    }

    /** Whether a place lies outside of the git checkout or in a pack, where no forge can show it. */
    boolean liesOutside(SourceLocation source) {
        return !source.pack().isEmpty()
                || source.file().startsWith("../") && fileOf(source).startsWith("../");
    }

    /** Files of the repository lie below its root; a report that was handed in may lie beside it. */
    private static String joined(String directory, String file) {
        String whole = directory + file;
        return file.startsWith("../") ? Path.of(whole).normalize().toString().replace('\\', '/') : whole;
    }

    /** The same as a relative reference: every byte that means something in one, or nothing, by its number. */
    String uriOf(SourceLocation source) {
        String file = fileOf(source);
        StringBuilder uri = new StringBuilder(file.length() + 16);
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || "/-._~@+=".indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
            }
        }
        return uri.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
