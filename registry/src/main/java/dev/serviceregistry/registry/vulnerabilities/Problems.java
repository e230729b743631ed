package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, in the order in which it was met. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(SourceLocation place, String what) {
        found.add(new Problem(place, what));
    }

    List<Problem> found() {
        return found;
    }
}
