package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Files were written, all of them; it is recorded when all are ready and before the first is in its place.
 *
 * @param command the command that wrote them
 * @param files the files
 * @param removed the paths of files that were removed with it
 */
public record FilesWritten(String command, List<WrittenFile> files, List<String> removed) implements AuditEvent {

    /** The kind of these events. */
    public static final String KIND = "files-written";

    public FilesWritten {
        files = List.copyOf(files);
        removed = List.copyOf(removed);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        List<JsonValue> written = new ArrayList<>(files.size());
        for (WrittenFile file : files) {
            written.add(JsonObject.empty()
                    .with("bytes", file.bytes())
                    .with("digest", file.digest())
                    .with("path", file.path()));
        }
        return JsonObject.empty()
                .with("command", command)
                .with("files", new JsonArray(written))
                .with("removed", JsonArray.of(removed));
    }
}
