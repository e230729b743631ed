package dev.serviceregistry.cli.lsp;

import dev.serviceregistry.registry.editing.Assistance;
import dev.serviceregistry.registry.editing.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** What the editor says and asks of the files that it holds. */
final class DocumentRequests implements TextDocumentService {

    private final OpenDocuments documents;
    private final JudgingThread judging;

    DocumentRequests(OpenDocuments documents, JudgingThread judging) {
        this.documents = documents;
        this.judging = judging;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem document = params.getTextDocument();
        if (documents.put(document.getUri(), document.getVersion(), document.getText())) {
            judging.soon();
        }
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        VersionedTextDocumentIdentifier document = params.getTextDocument();
        // Each change is the whole text, as was agreed on.
        int last = params.getContentChanges().size() - 1;
        if (last >= 0
                && documents.put(
                        document.getUri(),
                        document.getVersion(),
                        params.getContentChanges().get(last).getText())) {
            judging.soon();
        }
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        OpenDocument closed = documents.remove(params.getTextDocument().getUri());
        if (closed != null) {
            judging.forget(closed);
        }
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        judging.soon();
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
        return answer(
                params,
                null,
                (assistance, place) -> assistance
                        .hover(place.name(), place.text(), place.line(), place.column())
                        .map(Protocol::hover)
                        .orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return answer(
                params,
                Either.forLeft(List.of()),
                (assistance, place) -> Either.forLeft(assistance
                        .definition(place.name(), place.text(), place.line(), place.column())
                        .map(source -> List.of(Protocol.location(source, documents)))
                        .orElse(List.of())));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answer(params, Either.forLeft(List.of()), (assistance, place) -> {
            List<CompletionItem> items = new ArrayList<>();
            for (Proposal proposal : assistance.completion(place.name(), place.text(), place.line(), place.column())) {
                items.add(Protocol.item(proposal, items.size()));
            }
            return Either.forLeft(items);
        });
    }

    private record Place(String name, String text, int line, int column) {}

    private <A extends @Nullable Object> CompletableFuture<A> answer(
            TextDocumentPositionParams params, A otherwise, BiFunction<Assistance, Place, A> question) {
        OpenDocument document = documents.find(params.getTextDocument().getUri());
        if (document == null) {
            return CompletableFuture.completedFuture(otherwise);
        }
        Place place = new Place(
                document.name(),
                document.text(),
                params.getPosition().getLine() + 1,
                params.getPosition().getCharacter() + 1);
        return judging.assistance().thenApply(assistance -> question.apply(assistance, place));
    }
}
