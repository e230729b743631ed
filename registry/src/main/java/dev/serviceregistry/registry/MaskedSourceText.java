package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.WrittenSecret;
import dev.serviceregistry.registry.secrets.UnreadLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private String loaded = "";
    private List<String> lines = List.of();

    MaskedSourceText(Path root, Map<String, ParsedFile> files) {
        this.root = root;
        this.files = files;
    }

    @Override
    public synchronized Optional<String> line(String file, int line) {
        ParsedFile parsed = files.get(file);
        if (parsed == null) {
            return Optional.empty();
        }
        if (!loaded.equals(file)) {
            lines = load(parsed);
            loaded = file;
        }
        return line < 1 || line > lines.size() ? Optional.empty() : Optional.of(lines.get(line - 1));
    }

    private List<String> load(ParsedFile file) {
        List<String> written = new ArrayList<>();
        try {
            byte[] bytes = FileReader.bytes(root.resolve(file.name()));
            if (!FileReader.digest(bytes).equals(file.digest())) {
                return List.of();
            }
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
                written.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            }
        } catch (IOException | OutOfMemoryError e) {
            return List.of();
        }
        if (!file.usable() || file.content().entries().isEmpty()) {
            // Nobody knows where the secrets stand in a file that was refused or left unread.
            written = UnreadLines.mask(written);
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
}
