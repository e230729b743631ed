package dev.serviceregistry.registry.fuzz;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of reading or importing files. */
final class Answer {

    /** Something that is said to the person who wrote the files. */
    record Said(SourceLocation where, String message) {}

    /** What is said, of whatever kind. */
    final List<Said> said = new ArrayList<>();

    /** What else may be shown to somebody. */
    final List<String> shown = new ArrayList<>();

    /** The text of each file that would be written. */
    final Map<String, String> written = new TreeMap<>();

    /** Whether the files were refused as a whole. */
    boolean refused;

    /** What is wrong with the answer that only the one who asked can tell; empty for nothing. */
    String contradiction = "";
}
