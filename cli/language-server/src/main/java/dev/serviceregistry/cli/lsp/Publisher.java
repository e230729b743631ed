package dev.serviceregistry.cli.lsp;

import dev.serviceregistry.registry.editing.Remark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** Tells the editor what is wrong with the files that it holds. */
final class Publisher {

    private final LanguageClient client;
    private final OpenDocuments documents;

    Publisher(LanguageClient client, OpenDocuments documents) {
        this.client = client;
        this.documents = documents;
    }

    Collection<OpenDocument> documents() {
        return documents.all();
    }

    /** Publishes the remarks on these states of the open files; those on other files are for whoever opens them. */
    void publish(Collection<OpenDocument> judged, List<Remark> remarks) {
        Map<String, List<Diagnostic>> byFile = new HashMap<>();
        for (Remark remark : remarks) {
            byFile.computeIfAbsent(remark.source().file(), file -> new ArrayList<>())
                    .add(Protocol.diagnostic(remark, documents));
        }
        for (OpenDocument document : judged) {
            OpenDocument now = documents.find(document.uri());
            if (now != null) {
                client.publishDiagnostics(new PublishDiagnosticsParams(
                        document.uri(), byFile.getOrDefault(document.name(), List.of()), document.version()));
            }
        }
    }

    /** Takes back everything that was said of a file. */
    void clear(OpenDocument document) {
        client.publishDiagnostics(new PublishDiagnosticsParams(document.uri(), List.of()));
    }

    void tell(String message) {
        client.logMessage(new MessageParams(MessageType.Warning, message));
    }
}
