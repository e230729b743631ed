package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.secrets.SecretDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines of the repository's files again when a report wants to show them, and masks the secrets in them. */
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
            lines = load(file);
            loaded = file;
        }
        if (line < 1 || line > lines.size()) {
            return Optional.empty();
        }
        String text = lines.get(line - 1);
        return Optional.of(parsed.usable() ? mask(text, line, parsed.secrets()) : SecretDetector.mask(text));
    }

    private List<String> load(String file) {
        try {
            String text = new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException | OutOfMemoryError e) {
            return List.of();
        }
    }

    private static String mask(String text, int line, List<SourceLocation> secrets) {
        StringBuilder masked = null;
        for (SourceLocation secret : secrets) {
            if (line < secret.line() || line > secret.endLine()) {
                continue;
            }
            int from = line == secret.line() ? secret.column() - 1 : 0;
            int to = line == secret.endLine() ? secret.endColumn() - 1 : text.length();
            masked = masked == null ? new StringBuilder(text) : masked;
            for (int i = Math.max(0, from); i < Math.min(to, text.length()); i++) {
                masked.setCharAt(i, '*');
            }
        }
        return masked == null ? text : masked.toString();
    }
}
