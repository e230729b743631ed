package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts that a repository gets together: all of them or, when one cannot be written, none.
 *
 * @param repository the repository
 * @param texts the texts by their paths below its root, in the order in which they take their places
 */
record RepositoryTexts(Repository repository, Map<String, String> texts) {

    /** Writes them; what the audit log cannot take is not written. */
    void write(AuditOptions audit, Call call) throws IOException {
        Path root = repository.root();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Map<String, byte[]> shown = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            AtomicFile.requireWritable(root.resolve(text.getKey()));
            byte[] content = text.getValue().getBytes(StandardCharsets.UTF_8);
            contents.put(text.getKey(), content);
            shown.put(repository.shown(text.getKey()), content);
        }
        if (contents.isEmpty()) {
            return;
        }
        try (FileReplacement replacement = FileReplacement.in(root)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                replacement.stage(content.getKey(), content.getValue());
            }
            if (audit.areSet()) {
                AuditTrail.open(audit, call).writes(shown, List.of()).record();
            }
            replacement.apply(Set.of());
        }
    }
}
