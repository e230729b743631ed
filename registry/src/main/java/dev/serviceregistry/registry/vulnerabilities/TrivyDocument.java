package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Trivy writes with {@code --format json}. */
final class TrivyDocument implements Document {

    private static final String SCHEMA = "2";

    private final JsonCursor json;
    private final List<Detection> detections;
    private final Problems problems;
    private final ReportedImage image = new ReportedImage();
    private final List<String> names = new ArrayList<>();
    private String schema = "";
    private SourceLocation schemaPlace;
    private String artifact = "";
    private String type = "";

    TrivyDocument(JsonCursor json, List<Detection> detections, Problems problems) {
        this.json = json;
        this.detections = detections;
        this.problems = problems;
        this.schemaPlace = json.place();
    }

    @Override
    public boolean read(String key) throws IOException {
        switch (key) {
            case "SchemaVersion" -> {
                schema = json.text();
                schemaPlace = json.place();
            }
            case "ArtifactName" -> artifact = json.text();
            case "ArtifactType" -> type = json.text();
            case "Metadata" -> json.fields(this::metadata);
            case "Results" -> json.list("Results", problems, result -> json.fields(this::result));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void metadata(String key) throws IOException {
        if (key.equals("RepoTags") || key.equals("RepoDigests")) {
            json.items(item -> names.add(json.text()));
        }
    }

    private void result(String key) throws IOException {
        if (key.equals("Vulnerabilities")) {
            json.list("Vulnerabilities", problems, item -> vulnerability());
        }
    }

    private void vulnerability() throws IOException {
        SourceLocation place = json.place();
        Draft draft = new Draft();
        json.fields(field -> {
            switch (field) {
                case "VulnerabilityID" -> draft.id = json.text();
                case "PkgName" -> draft.name = json.text();
                case "InstalledVersion" -> draft.version = json.text();
                case "FixedVersion" -> draft.fixes = Draft.fixedIn(json.text());
                case "Severity" -> draft.severity = Severities.of(json.text());
                case "Status" -> draft.isAway = json.text().equals("not_affected");
                case "PkgIdentifier" ->
                    json.fields(part -> draft.purl = part.equals("PURL") ? Purl.plain(json.text()) : draft.purl);
                default -> {}
            }
        });
        if (draft.id.isEmpty()) {
            problems.add(place, "a vulnerability without a VulnerabilityID");
        } else if (!draft.isAway) {
            detections.add(draft.detection(place));
            ReportLimits.check(detections.size(), "vulnerabilities");
        }
    }

    @Override
    public boolean isRecognised() {
        return !schema.isEmpty();
    }

    @Override
    public ScanReport report(String file) {
        if (!schema.equals(SCHEMA)) {
            problems.add(
                    schemaPlace,
                    "a report of Trivy with SchemaVersion " + schema + ", where this program knows version " + SCHEMA);
        }
        boolean isImage = type.equals("container_image") || type.isEmpty() && !names.isEmpty();
        if (isImage) {
            image.add(artifact);
            names.forEach(image::add);
        }
        String what = isImage || type.isEmpty() ? artifact : "the " + type.replace('_', ' ') + " " + artifact;
        return new ScanReport(file, "Trivy", what, image, true, detections, BillOfMaterials.none());
    }
}
