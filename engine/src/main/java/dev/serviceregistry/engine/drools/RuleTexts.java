package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules as their authors wrote them: on the class path, or in files that were read. */
final class RuleTexts {

    private final ClassLoader loader;
    private final Map<String, String> kept;

    private RuleTexts(ClassLoader loader, Map<String, String> kept) {
        this.loader = loader;
        this.kept = kept;
    }

    /** Those that stand where the descriptors say on the class path. */
    static RuleTexts of(ClassLoader loader) {
        return new RuleTexts(loader, Map.of());
    }

    /** These and what was read, by the ids of the rules. */
    RuleTexts with(Map<String, String> read) {
        Map<String, String> all = new HashMap<>(kept);
        all.putAll(read);
        return new RuleTexts(loader, all);
    }

    /** Whether the text was read from a file. */
    boolean areKept(RuleDescriptor rule) {
        return kept.containsKey(rule.id());
    }

    /** The text of a rule. */
    Optional<String> of(RuleDescriptor rule) {
        String known = kept.get(rule.id());
        if (known != null) {
            return Optional.of(known);
        }
        String path = rule.source().file();
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
