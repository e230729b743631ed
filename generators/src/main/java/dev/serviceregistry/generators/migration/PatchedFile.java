package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file of a project while its patch is made: what was changed in it, and what was not, and why. */
final class PatchedFile {

    private final ConsumerFile file;
    private final FileEdits edits;

    /** What each value says after the changes that were followed so far. */
    private final Map<SourceLocation, String> texts = new HashMap<>();

    private final List<Patch.Edit> made = new ArrayList<>();
    private final List<Patch.Left> left = new ArrayList<>();

    PatchedFile(ConsumerFile file) {
        this.file = file;
        this.edits = new FileEdits(file);
    }

    /** What is changed in it so far. */
    FileEdits edits() {
        return edits;
    }

    /**
     * All of it as a patch.
     *
     * @param folder the folder from which the patch is applied, with a slash behind it
     */
    Patch finished(String folder) {
        String text = UnifiedDiff.of(folder + file.name(), file.lines(), edits);
        return new Patch(text, List.copyOf(made), List.copyOf(left));
    }

    /** What a value says now. */
    String text(ConsumerFile.Place place) {
        return texts.getOrDefault(place.scalar().source(), place.scalar().text());
    }

    /** Writes another text in the place of a value, and keeps that, or the reason why it cannot be done. */
    void set(Change change, ConsumerFile.Place place, String text) {
        String was = text(place);
        if (text.equals(was)) {
            return;
        }
        String reason = edits.replace(place.scalar(), text);
        if (reason.isEmpty()) {
            texts.put(place.scalar().source(), text);
        }
        note(change, place, was, text, reason);
    }

    /** Keeps what the patch does at a value, or the reason why it does not. */
    void note(Change change, ConsumerFile.Place place, String was, String is, String reason) {
        note(change, place.scalar().source().line(), was, is, reason);
    }

    /** Keeps what the patch does at a line, or the reason why it does not. */
    void note(Change change, int line, String was, String is, String reason) {
        String at = file.name() + ":" + line;
        if (reason.isEmpty()) {
            made.add(new Patch.Edit(change, at, was, is));
        } else {
            left.add(new Patch.Left(change, at, reason));
        }
    }

    /** Keeps that something is left to be done by hand. */
    void leave(Change change, String at, String reason) {
        left.add(new Patch.Left(change, at, reason));
    }
}
