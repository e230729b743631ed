package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * What one file says.
 *
 * @param file the file as places name it
 * @param tool what made it
 * @param subject what it is about, as people read it; empty when it has no subject of its own
 * @param image the image that it is about; unknown when it is about something else
 * @param tellsAll whether it tells all known vulnerabilities of the image, and not only what came of some
 * @param detections the vulnerabilities it found in the image
 * @param bom what it says of parts and of vulnerabilities that were looked into
 */
record ScanReport(
        String file,
        String tool,
        String subject,
        ReportedImage image,
        boolean tellsAll,
        List<Detection> detections,
        BillOfMaterials bom) {

    /** Where the file begins. */
    SourceLocation start() {
        return SourceLocation.startOf(file);
    }
}
