package dev.serviceregistry.registry.vulnerabilities;

import java.util.List;

/**
 * What one report says of one vulnerability in one package of one image.
 *
 * @param report the report
 * @param image the image
 * @param inside the package
 * @param statement what is said of it
 */
record Claim(ScanReport report, ReportedImage image, Package inside, Statement statement) {

    static Claim of(ScanReport report, Detection detection) {
        return new Claim(report, report.image(), detection.inside(), new Statement(detection, "", "", List.of()));
    }

    Detection detection() {
        return statement.detection();
    }

    /** The package as people read it. */
    String affected() {
        if (inside.name().isEmpty()) {
            return "the image itself";
        }
        return inside.version().isEmpty() ? inside.name() : inside.name() + " " + inside.version();
    }

    /** Whether this takes another away, in the same image. */
    boolean answers(Claim other) {
        return statement.isAbout(other.detection()) && inside.covers(other.inside());
    }
}
