package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.packed.PackedReader;
import dev.serviceregistry.registry.packed.PackedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file in pieces: what stands before all services, and everything from the header of one service to that of the
 * next. A piece says the same whatever the others say, so that after a save only those pieces need to be parsed that differ.
 *
 * <p>A text of which that is not plain to see has no pieces: one with strings of several lines, in which a line may look like a
 * header, or one in which something else stands between services.
 */
public final class ServicePieces {

    private static final String SERVICE = "[services.";
    private static final byte[] QUOTES = {'"', '\''};

    /**
     * All that is written of one service.
     *
     * @param line the line of its header, from 1
     * @param from where its bytes begin
     * @param to where they end
     * @param digest the SHA-256 of its bytes
     */
    private record Piece(int line, int from, int to, byte[] digest) {}

    /** The services in the order in which they are written. */
    private final List<String> ids = new ArrayList<>();

    private final Map<String, Piece> pieces = new HashMap<>();

    private ServicePieces() {}

    /** The pieces of a text; null when it has none. */
    public static @Nullable ServicePieces of(byte[] text) {
        ServicePieces pieces = new ServicePieces();
        return hasLongStrings(text) || !pieces.find(text) ? null : pieces;
    }

    private static boolean hasLongStrings(byte[] text) {
        for (byte quote : QUOTES) {
            int run = 0;
            for (byte next : text) {
                run = next == quote ? run + 1 : 0;
                if (run == 3) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads what was written. */
    static ServicePieces read(PackedReader in) throws IOException {
        ServicePieces pieces = new ServicePieces();
        for (int i = in.size(); i > 0; i--) {
            String id = in.word();
            pieces.ids.add(id);
            pieces.pieces.put(id, new Piece(in.number(), in.number(), in.number(), in.bytes()));
        }
        return pieces;
    }

    /** Writes them without the text. */
    void write(PackedWriter out) {
        out.number(ids.size());
        for (String id : ids) {
            Piece piece = piece(id);
            out.word(id);
            out.number(piece.line);
            out.number(piece.from);
            out.number(piece.to);
            out.bytes(piece.digest);
        }
    }

    private boolean find(byte[] text) {
        int line = 1;
        int from = 0;
        int fromLine = 1;
        String last = "";
        for (int at = 0; at < text.length; at = nextLine(text, at), line++) {
            int content = at;
            while (content < text.length && (text[content] == ' ' || text[content] == '\t')) {
                content++;
            }
            if (content == text.length || text[content] != '[') {
                continue;
            }
            String header = new String(text, at, nextLine(text, at) - at, StandardCharsets.UTF_8);
            String id = id(header);
            boolean isKnown = pieces.containsKey(id) || id.equals(last);
            boolean begins = header.startsWith(SERVICE + id + "]") && !isKnown;
            if (begins) {
                add(text, fromLine, from, at);
                ids.add(id);
                last = id;
                from = at;
                fromLine = line;
            } else if (!(ids.isEmpty() ? isOfNoService(header) : isBelow(header, last))) {
                return false;
            }
        }
        add(text, fromLine, from, text.length);
        return true;
    }

    private void add(byte[] text, int line, int from, int to) {
        if (!ids.isEmpty()) {
            byte[] digest = FileReader.sha256(Arrays.copyOfRange(text, from, to));
            pieces.put(ids.get(ids.size() - 1), new Piece(line, from, to, digest));
        }
    }

    /** The id in the header of a service, or of a table of one; empty when it is spelled in a way that is not plain. */
    private static String id(String header) {
        int from = SERVICE.length();
        int to = from;
        while (to < header.length() && isBare(header.charAt(to))) {
            to++;
        }
        return header.startsWith(SERVICE) ? header.substring(from, to) : "";
    }

    private static boolean isBelow(String header, String id) {
        return header.startsWith(SERVICE + id + ".") || header.startsWith("[" + SERVICE + id + ".");
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** Whether a header is of another table than that of all services, which may be spelled in many ways. */
    private static boolean isOfNoService(String header) {
        int from = header.startsWith("[[") ? 2 : 1;
        int at = from;
        while (at < header.length() && (isBare(header.charAt(at)) || header.charAt(at) == '.')) {
            at++;
        }
        return at < header.length() && header.charAt(at) == ']' && !header.startsWith("services", from);
    }

    private static int nextLine(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, text.length);
    }

    /** The services in the order in which they are written. */
    List<String> ids() {
        return ids;
    }

    /** Whether a service is written as it was. */
    boolean isAsIn(ServicePieces before, String id) {
        Piece then = before.pieces.get(id);
        return then != null && Arrays.equals(then.digest, piece(id).digest);
    }

    /** The services that are not written as they were. */
    Set<String> otherThan(ServicePieces before) {
        Set<String> others = new HashSet<>(ids);
        others.removeIf(id -> isAsIn(before, id));
        return others;
    }

    /** By how many lines a service stands further down than it did. */
    int movedSince(ServicePieces before, String id) {
        return piece(id).line - before.piece(id).line;
    }

    private Piece piece(String id) {
        Piece piece = pieces.get(id);
        if (piece == null) {
            throw new IllegalArgumentException("there is no service " + id);
        }
        return piece;
    }

    /** Where the first header of a service is written. */
    SourceLocation header(String file, String id) {
        int line = piece(id).line;
        return new SourceLocation(file, line, 1, line, SERVICE.length() + id.length() + 2);
    }

    /** The text with nothing but line ends in the place of what is written as it was. */
    byte[] changedSince(ServicePieces before, byte[] text) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(text, 0, ids.isEmpty() ? text.length : piece(ids.get(0)).from);
        for (String id : ids) {
            Piece piece = piece(id);
            if (!isAsIn(before, id)) {
                changed.write(text, piece.from, piece.to - piece.from);
                continue;
            }
            for (int at = piece.from; at < piece.to; at++) {
                if (text[at] == '\n') {
                    changed.write('\n');
                }
            }
        }
        return changed.toByteArray();
    }
}
