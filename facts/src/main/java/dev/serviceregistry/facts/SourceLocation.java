package dev.serviceregistry.facts;

/**
 * A span of text in a file of the repository.
 *
 * @param file the path, relative to the repository's root, with {@code /} between its parts; empty for what no file
 *     states, such as a default. Of a file in a pack of policies, the pack and the path in it, as in
 *     {@code acme@1.2.0!rules/x.drl}
 * @param line the first line, from 1
 * @param column the first column, from 1, in UTF-16 units
 * @param endLine the last line, from 1
 * @param endColumn the column after the last character, from 1
 */
public record SourceLocation(String file, int line, int column, int endLine, int endColumn)
        implements Comparable<SourceLocation> {

    /** The beginning of a file: where a finding stands that concerns the file as a whole. */
    public static SourceLocation startOf(String file) {
        return new SourceLocation(file, 1, 1, 1, 1);
    }

    /** The same span so many lines further down. */
    public SourceLocation moved(int lines) {
        return new SourceLocation(file, line + lines, column, endLine + lines, endColumn);
    }

    /** The pack of policies that the place is in, such as {@code acme@1.2.0}; empty for a place in the repository itself. */
    public String pack() {
        int inside = file.indexOf('!');
        int version = inside < 0 ? -1 : file.lastIndexOf('@', inside);
        return version > 0 && file.lastIndexOf('/', inside) < 0 ? file.substring(0, inside) : "";
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        if (byLine != 0) {
            return byLine;
        }
        int byColumn = Integer.compare(column, other.column);
        if (byColumn != 0) {
            return byColumn;
        }
        int byEndLine = Integer.compare(endLine, other.endLine);
        return byEndLine != 0 ? byEndLine : Integer.compare(endColumn, other.endColumn);
    }

    // Written out, as is hashCode: linking what a record generates took a noticeable part of the start.
    @Override
    public boolean equals(Object object) {
        return object instanceof SourceLocation other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return ((file.hashCode() * 31 + line) * 31 + column) * 31 + endColumn;
    }

    /** The place as compilers print it: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
