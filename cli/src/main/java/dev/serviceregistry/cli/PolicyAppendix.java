package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.lock.ProcessLock;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Tables that are appended to a file of policies, so that all that stands there, comments included, stays as it is.
 *
 * @param file the file's path below the root
 * @param header the header of each table, such as {@code [[waivers]]}
 * @param tables the tables, each with its header, as TOML
 */
record PolicyAppendix(String file, String header, List<String> tables) {

    /** Does what reads a repository and appends to its policies while no other process does. */
    static int alone(Call call, ProcessLock.Work<Integer> work) throws IOException {
        return RepositoryLock.of(call.repository().root(), call.surroundings()).alone(work);
    }

    /** Writes the file anew as a whole; what the audit log cannot take is not written. */
    void write(List<? extends AuditEvent> events, AuditOptions audit, Call call) throws IOException {
        Path path = call.repository().root().resolve(file);
        String before = Files.exists(path) ? FileReader.text(path) : "";
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(before);
        if (!before.isEmpty()) {
            text.append(before.endsWith("\n") ? end : end + end);
        }
        text.append(String.join("\n", tables).replace("\n", end));
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        TomlDocument document = TomlParser.parse(file, content);
        if (!document.usable()) {
            throw new UsageProblem("nothing can be appended to "
                    + call.repository().shown(file) + ": "
                    + document.problems().get(0).message() + "\nWrite every table there under a header of its own, "
                    + header + ".");
        }
        AtomicFile.requireWritable(path);
        if (audit.areSet()) {
            AuditTrail trail = AuditTrail.open(audit, call);
            events.forEach(trail::tells);
            trail.writes(Map.of(call.repository().shown(file), content), List.of())
                    .record();
        }
        AtomicFile.write(path, writer -> writer.append(text));
    }
}
