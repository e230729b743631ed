package dev.serviceregistry.registry.vulnerabilities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a CycloneDX document lists, so that others can refer to it.
 *
 * @param serial its serial number without {@code urn:uuid:}; empty for none
 * @param version its version
 * @param root how it refers to its own subject; empty when it does not
 * @param parts the parts by how it refers to them
 * @param images those of the parts that are images
 * @param statements what it says of vulnerabilities
 */
record BillOfMaterials(
        String serial,
        String version,
        String root,
        Map<String, Package> parts,
        Map<String, ReportedImage> images,
        List<Statement> statements) {

    /** What a document of another kind lists. */
    static BillOfMaterials none() {
        return new BillOfMaterials("", "", "", new HashMap<>(), new HashMap<>(), List.of());
    }

    /** Whether a link into another document means this one. */
    boolean isMeantBy(String link) {
        int slash = link.indexOf('/');
        String wanted = link.substring(0, slash < 0 ? link.length() : slash);
        String wantedVersion = slash < 0 ? "" : link.substring(slash + 1);
        return !serial.isEmpty()
                && serial.equalsIgnoreCase(wanted)
                && (wantedVersion.isEmpty() || version.isEmpty() || version.equals(wantedVersion));
    }
}
