package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VulnerabilitySeverity;
import java.util.ArrayList;
import java.util.List;

/** A vulnerability while its fields are read. */
final class Draft {

    final List<String> aliases = new ArrayList<>();
    final List<String> affects = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    String id = "";
    String name = "";
    String version = "";
    String purl = "";
    String fixes = "";
    String state = "";
    VulnerabilitySeverity severity = VulnerabilitySeverity.UNKNOWN;
    boolean isAway;

    /** What mends a vulnerability, for the end of a message; empty when no version does. */
    static String fixedIn(String versions) {
        return versions.isEmpty() ? "" : "fixed in " + versions;
    }

    Detection detection(SourceLocation place) {
        return detection(new Package(name, version, purl), place);
    }

    Detection detection(Package inside, SourceLocation place) {
        return new Detection(id, List.copyOf(aliases), inside, severity, fixes, place);
    }

    Statement statement(SourceLocation place) {
        return new Statement(detection(Package.WHOLE, place), state, String.join("; ", reasons), List.copyOf(affects));
    }
}
