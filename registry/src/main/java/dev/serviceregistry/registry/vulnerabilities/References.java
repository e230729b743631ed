package dev.serviceregistry.registry.vulnerabilities;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the statements of CycloneDX documents refer to, in the document itself or in another one. */
final class References {

    private static final String LINK = "urn:cdx:";

    private final List<ScanReport> reports;
    private final Set<String> meant = new HashSet<>();
    private final List<Problem> unresolved = new ArrayList<>();

    References(List<ScanReport> reports) {
        this.reports = reports;
    }

    /** Everything that all reports say, each of the image and the package that it is said of. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (ScanReport report : reports) {
            if (!report.image().isUnknown()) {
                for (Detection detection : report.detections()) {
                    claims.add(Claim.of(report, detection));
                }
            }
            int lost = 0;
            String first = "";
            for (Statement statement : report.bom().statements()) {
                List<String> affects = statement.affects().isEmpty() ? List.of("") : statement.affects();
                for (String reference : affects) {
                    Claim claim = claim(report, statement, reference);
                    if (claim != null) {
                        claims.add(claim);
                    } else if (lost++ == 0) {
                        first = statement.detection().id() + (reference.isEmpty() ? "" : " of " + reference);
                    }
                }
            }
            if (lost > 0) {
                unresolved.add(new Problem(
                        report.start(),
                        "says something of " + lost + (lost == 1 ? " vulnerability" : " vulnerabilities")
                                + " that names no image this program can tell, and counts for nothing: " + first
                                + (lost == 1 ? "" : " and others")));
            }
        }
        return claims;
    }

    /** What was said of something that nobody can tell. */
    List<Problem> unresolved() {
        return unresolved;
    }

    /** Whether another document refers to what this one lists. */
    boolean isMeant(ScanReport report) {
        return meant.contains(report.file());
    }

    private @Nullable Claim claim(ScanReport report, Statement statement, String reference) {
        if (!reference.startsWith(LINK)) {
            return within(report, report, statement, reference);
        }
        int hash = reference.indexOf('#');
        String document = reference.substring(LINK.length(), hash < 0 ? reference.length() : hash);
        String part = hash < 0 ? "" : reference.substring(hash + 1);
        for (ScanReport other : reports) {
            if (other.bom().isMeantBy(document)) {
                meant.add(other.file());
                return within(report, other, statement, part);
            }
        }
        String image = Purl.decoded(part);
        return Purl.isImage(image) ? ofImage(report, statement, image) : null;
    }

    /** What a document says of a part of another, or of itself. */
    private static @Nullable Claim within(ScanReport report, ScanReport other, Statement statement, String reference) {
        BillOfMaterials bom = other.bom();
        String decoded = Purl.decoded(reference);
        for (String written : List.of(reference, decoded)) {
            ReportedImage image = bom.images().get(written);
            if (image != null) {
                return new Claim(report, image, Package.WHOLE, statement);
            }
            Package inside = bom.parts().get(written);
            if (inside != null && !written.equals(bom.root())) {
                return claim(report, other.image(), inside, statement);
            }
        }
        if (Purl.isImage(decoded)) {
            return ofImage(report, statement, reference);
        }
        if (reference.isEmpty() || reference.equals(bom.root())) {
            return claim(report, other.image(), Package.WHOLE, statement);
        }
        String purl = Purl.plain(reference);
        int version = purl.lastIndexOf('@');
        String name = version < 0 ? purl : purl.substring(0, version);
        // A package that the document does not list is known by its package URL, or else by what it is called here.
        Package inside = purl.isEmpty()
                ? new Package(reference, "", "")
                : new Package(
                        name.substring(name.lastIndexOf('/') + 1),
                        version < 0 ? "" : purl.substring(version + 1),
                        purl);
        return claim(report, other.image(), inside, statement);
    }

    private static @Nullable Claim claim(ScanReport report, ReportedImage image, Package inside, Statement statement) {
        return image.isUnknown() ? null : new Claim(report, image, inside, statement);
    }

    private static @Nullable Claim ofImage(ScanReport report, Statement statement, String purl) {
        ReportedImage image = new ReportedImage();
        Purl.addTo(image, purl);
        return claim(report, image, Package.WHOLE, statement);
    }
}
