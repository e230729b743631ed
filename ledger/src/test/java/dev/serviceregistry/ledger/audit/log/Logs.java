package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.FilesWritten;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.event.WrittenFile;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Logs for tests. */
final class Logs {

    /** The private key that RFC 8410 gives as an example, which is nobody's secret. */
    static final SigningKey KEY = key("INTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC");

    /** Another one. */
    static final SigningKey OTHER_KEY = key("IAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

    static final Stamp STAMP = stamp("2026-11-23T10:15:30.123Z");

    private Logs() {}

    private static SigningKey key(String content) {
        return (SigningKey) SigningKey.ofPem(
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIE" + content + "\n-----END PRIVATE KEY-----\n");
    }

    static Stamp stamp(String time) {
        return new Stamp(Instant.parse(time), "somebody", "USER", "0.1.0");
    }

    static AuditEvent event(String path) {
        return new FilesWritten("import compose", List.of(new WrittenFile(path, 7, "00ff")), List.of());
    }

    /** Makes a log with as many entries as asked for, in two writes. */
    static void make(Path directory, int entries, @Nullable SigningKey key) throws IOException {
        AuditLog log = AuditLog.in(directory, key);
        log.append(List.of(event("first")), STAMP);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 2; i < entries; i++) {
            events.add(event("projects/shop/" + i + ".toml"));
        }
        log.append(events, STAMP);
    }

    static VerificationResult verify(Path directory, @Nullable SigningKey key) throws IOException {
        return new LogVerification(directory, key == null ? null : key.publicKey(), List.of()).run();
    }

    /** The files of a log by their names, but for the one that is locked. */
    static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                if (!file.getFileName().toString().equals("lock")) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
