package dev.serviceregistry.cli.lsp;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.editing.Proposal;
import dev.serviceregistry.registry.editing.RelatedPlace;
import dev.serviceregistry.registry.editing.Remark;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Puts what is known into the words of the protocol, whose lines and characters count from 0. */
final class Protocol {

    private static final String NAME = "service-registry";

    private Protocol() {}

    static Range range(SourceLocation source) {
        return new Range(
                new Position(source.line() - 1, source.column() - 1),
                new Position(source.endLine() - 1, source.endColumn() - 1));
    }

    static Location location(SourceLocation source, OpenDocuments documents) {
        return new Location(documents.uri(source.file()), range(source));
    }

    static Diagnostic diagnostic(Remark remark, OpenDocuments documents) {
        String advice = remark.remediation().isEmpty() ? "" : "\n" + remark.remediation();
        DiagnosticSeverity severity = switch (remark.weight()) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case NOTE -> DiagnosticSeverity.Information;
        };
        Diagnostic diagnostic =
                new Diagnostic(range(remark.source()), remark.message() + advice, severity, NAME, remark.rule());
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (RelatedPlace place : remark.related()) {
            related.add(new DiagnosticRelatedInformation(location(place.source(), documents), place.message()));
        }
        diagnostic.setRelatedInformation(related);
        return diagnostic;
    }

    static Hover hover(dev.serviceregistry.registry.editing.Hover hover) {
        return new Hover(markdown(hover.markdown()), range(hover.source()));
    }

    /** Keeps the order in which things are proposed, where an editor would sort them by name. */
    static CompletionItem item(Proposal proposal, int order) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setKind(
                switch (proposal.kind()) {
                    case KEY -> CompletionItemKind.Property;
                    case VALUE -> CompletionItemKind.EnumMember;
                    case SERVICE -> CompletionItemKind.Module;
                    case TEAM -> CompletionItemKind.Reference;
                    case SECRET -> CompletionItemKind.Variable;
                    case TYPE -> CompletionItemKind.Class;
                });
        item.setSortText(String.valueOf(100_000 + order));
        item.setTextEdit(Either.forLeft(new TextEdit(range(proposal.replaced()), proposal.text())));
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        if (!proposal.documentation().isEmpty()) {
            item.setDocumentation(markdown(proposal.documentation()));
        }
        return item;
    }

    private static MarkupContent markdown(String text) {
        return new MarkupContent(MarkupKind.MARKDOWN, text);
    }
}
