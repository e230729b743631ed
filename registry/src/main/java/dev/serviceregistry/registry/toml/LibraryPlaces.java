package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.SourceLocation;
import org.tomlj.TomlPosition;

/** Finds the places in a file that the TOML library names in the text that it was given. */
final class LibraryPlaces {

    private final String given;
    private final LineIndex lines;
    private final LineIndex givenLines;

    /**
     * Works on a text of which only the lines differ from the file's.
     *
     * @param given what the library was given
     * @param lines the lines of the file
     */
    LibraryPlaces(String given, LineIndex lines) {
        this.given = given;
        this.lines = lines;
        this.givenLines = new LineIndex("", given);
    }

    /** A place; the library counts characters where locations count UTF-16 units. */
    SourceLocation of(TomlPosition position) {
        return of(position.line(), position.column());
    }

    /** The same for a place that a message of the library names. */
    SourceLocation of(int line, int column) {
        int start = givenLines.start(line);
        int end = TomlLimits.endOfLine(given, start);
        int characters = Math.min(Math.max(0, column - 1), given.codePointCount(start, end));
        int at = given.offsetByCodePoints(start, characters);
        SourceLocation from = lines.span(at, at);
        return new SourceLocation(from.file(), from.line(), from.column(), from.line(), from.column() + 1);
    }
}
