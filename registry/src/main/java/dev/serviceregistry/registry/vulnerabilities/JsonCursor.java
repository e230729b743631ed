package dev.serviceregistry.registry.vulnerabilities;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;

/** Walks through a JSON document; what nobody asks for is passed over without being kept. */
final class JsonCursor {

    /** Reads one part of a document; it stands at the part's value. */
    @FunctionalInterface
    interface Part {
        void read(String key) throws IOException;
    }

    private final JsonParser parser;
    private final String file;

    /**
     * Walks through what a parser gives.
     *
     * @param file the file as places name it
     */
    JsonCursor(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
    }

    /** Goes to the document's value; false when there is none. */
    boolean start() throws IOException {
        return parser.nextToken() != null;
    }

    /** Whether nothing follows the document's value. */
    boolean isAtEnd() throws IOException {
        return parser.nextToken() == null;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Reads the fields of the object that it stands at; nothing when it stands at something else. */
    void fields(Part part) throws IOException {
        if (!isObject()) {
            return;
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            part.read(key);
            leave();
        }
    }

    /** Reads the items of the array that it stands at; nothing when it stands at something else. */
    void items(Part part) throws IOException {
        if (!isArray()) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            part.read("");
            leave();
        }
    }

    /** Reads the items of the array that must stand here, unless nothing at all does; what stands there instead is a problem. */
    void list(String name, Problems problems, Part part) throws IOException {
        if (isArray() || parser.currentToken() == JsonToken.VALUE_NULL) {
            items(part);
        } else {
            problems.add(place(), name + " is no list, so nobody knows what it would have told");
        }
    }

    private void leave() throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        }
    }

    /** The text of a string, a number or a truth value; empty for anything else. */
    String text() throws IOException {
        JsonToken token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : "";
    }

    /** The place of the value that it stands at. */
    SourceLocation place() {
        return place(file, parser.currentTokenLocation());
    }

    static SourceLocation place(String file, JsonLocation at) {
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        return new SourceLocation(file, line, column, line, column);
    }
}
