package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.WrittenSecret;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.secrets.Comments;
import dev.serviceregistry.registry.secrets.UnreadLines;
import dev.serviceregistry.registry.secrets.WrittenTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines of the repository's files again when a report wants to show them, and masks the secrets in them.
 *
 * <p>Of a file that has changed since it was read nothing is shown: its secrets may stand elsewhere now.
 */
final class MaskedSourceText implements SourceText {

    private final Path root;
    private final Map<String, ParsedFile> files;
    private final Map<String, byte[]> packed = new HashMap<>();
    private final Map<String, ShownLines> shown = new LastShown();

    MaskedSourceText(Path root, Map<String, ParsedFile> files, List<PackInUse> packs) {
        this.root = root;
        this.files = files;
        for (PackInUse used : packs) {
            used.pack()
                    .files()
                    .forEach((path, content) -> packed.put(used.pack().name(path), content));
        }
    }

    @Override
    public synchronized Optional<String> line(String file, int line) {
        ParsedFile parsed = files.get(file);
        if (parsed == null) {
            return Optional.empty();
        }
        return shown.computeIfAbsent(file, name -> ShownLines.of(parsed, read(parsed)))
                .line(line);
    }

    @Override
    public List<WrittenLine> lines(String file) {
        ParsedFile parsed = files.get(file);
        List<String> raw = parsed == null ? List.of() : read(parsed);
        if (parsed == null || raw.isEmpty()) {
            return List.of();
        }
        List<String> shown = withoutSecrets(parsed, raw);
        // What stands in a comment or in a key is no value, but is shown all the same.
        shown.replaceAll(WrittenTokens::mask);
        List<WrittenLine> lines = new ArrayList<>(raw.size());
        for (int i = 0; i < shown.size(); i++) {
            boolean last = i == raw.size() - 1;
            String text = withoutReturn(raw.get(i));
            String end = last ? "" : raw.get(i).length() > text.length() ? "\r\n" : "\n";
            // Nobody has looked into what stands behind a hash.
            boolean mayHold =
                    text.indexOf('#') >= 0 && !UnreadLines.mask(List.of(text)).equals(List.of(text));
            boolean holds = mayHold || !shown.get(i).equals(text);
            if (!last || !text.isEmpty()) {
                lines.add(new WrittenLine(mayHold ? "*".repeat(text.length()) : shown.get(i), end, holds));
            }
        }
        return List.copyOf(lines);
    }

    /** The lines as they are written; none of a file that is not as it was. */
    private List<String> read(ParsedFile file) {
        try {
            byte[] inPack = packed.get(file.name());
            byte[] bytes = inPack == null ? FileReader.bytes(root.resolve(file.name())) : inPack;
            return FileReader.digest(bytes).equals(file.digest())
                    ? List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                    : List.of();
        } catch (IOException | InvalidPathException | OutOfMemoryError e) {
            return List.of();
        }
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The lines with every secret masked that the reader found as a value; a token in a comment or in a key still stands. */
    private static List<String> withoutSecrets(ParsedFile file, List<String> raw) {
        List<String> written = new ArrayList<>(raw.size());
        for (String line : raw) {
            written.add(withoutReturn(line));
        }
        if (!file.usable() || file.content().entries().isEmpty()) {
            // Nobody knows where the secrets stand in a file that was refused or left unread.
            written = new ArrayList<>(UnreadLines.mask(written));
        }
        for (WrittenSecret secret : file.secrets()) {
            mask(written, secret.source());
        }
        return written;
    }

    private static void mask(List<String> lines, SourceLocation secret) {
        for (int line = secret.line(); line <= Math.min(secret.endLine(), lines.size()); line++) {
            String text = lines.get(line - 1);
            int from = line == secret.line() ? secret.column() - 1 : 0;
            int to = line == secret.endLine() ? secret.endColumn() - 1 : text.length();
            from = Math.min(Math.max(0, from), text.length());
            to = Math.min(Math.max(from, to), text.length());
            lines.set(line - 1, text.substring(0, from) + "*".repeat(to - from) + text.substring(to));
        }
    }

    /** The lines of one file; what looks like a token is masked when its line is asked for. */
    private static final class ShownLines {

        private final List<String> lines;
        private final BitSet secret;
        private final BitSet masked;

        private ShownLines(List<String> lines, BitSet secret) {
            this.lines = lines;
            this.secret = secret;
            this.masked = new BitSet(lines.size());
        }

        static ShownLines of(ParsedFile file, List<String> raw) {
            List<String> lines = withoutSecrets(file, raw);
            BitSet secret = new BitSet(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                secret.set(i, !lines.get(i).equals(withoutReturn(raw.get(i))));
            }
            return new ShownLines(lines, secret);
        }

        Optional<String> line(int line) {
            int index = line - 1;
            if (index < 0 || index >= lines.size()) {
                return Optional.empty();
            }
            if (!masked.get(index)) {
                String text = Comments.maskKeys(WrittenTokens.mask(lines.get(index)));
                lines.set(index, secret.get(index) ? Comments.maskBesideSecret(text) : Comments.mask(text));
                masked.set(index);
            }
            return Optional.of(lines.get(index));
        }
    }

    /** The files that were asked for last: a report goes by project or by rule, and comes back to a file soon. */
    private static final class LastShown extends LinkedHashMap<String, ShownLines> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 16;

        LastShown() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ShownLines> eldest) {
            return size() > MOST;
        }
    }
}
