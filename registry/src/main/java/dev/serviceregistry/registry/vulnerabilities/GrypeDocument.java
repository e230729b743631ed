package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Grype writes with {@code -o json}. */
final class GrypeDocument implements Document {

    private final JsonCursor json;
    private final List<Detection> detections;
    private final Problems problems;
    private final ReportedImage image = new ReportedImage();
    private final List<String> names = new ArrayList<>();
    private String manifest = "";
    private String target = "";
    private String type = "";
    private String tool = "";
    private boolean tellsMatches;

    GrypeDocument(JsonCursor json, List<Detection> detections, Problems problems) {
        this.json = json;
        this.detections = detections;
        this.problems = problems;
    }

    @Override
    public boolean read(String key) throws IOException {
        switch (key) {
            case "matches" -> {
                tellsMatches = true;
                json.list("matches", problems, match -> match());
            }
            case "source" -> json.fields(this::source);
            case "descriptor" -> json.fields(part -> tool = part.equals("name") ? json.text() : tool);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void source(String key) throws IOException {
        if (key.equals("type")) {
            type = json.text();
        } else if (key.equals("target") && json.isObject()) {
            json.fields(this::target);
        } else if (key.equals("target")) {
            target = json.text();
        }
    }

    private void target(String key) throws IOException {
        switch (key) {
            case "userInput" -> target = json.text();
            case "manifestDigest" -> manifest = json.text();
            case "tags", "repoDigests" -> json.items(item -> names.add(json.text()));
            default -> {}
        }
    }

    private void match() throws IOException {
        SourceLocation place = json.place();
        Draft draft = new Draft();
        List<String> fixes = new ArrayList<>();
        json.fields(part -> {
            switch (part) {
                case "vulnerability" -> json.fields(key -> vulnerability(key, draft, fixes));
                case "relatedVulnerabilities" ->
                    json.items(related -> json.fields(key -> {
                        if (key.equals("id")) {
                            draft.aliases.add(json.text());
                        }
                    }));
                case "artifact" -> json.fields(key -> artifact(key, draft));
                default -> {}
            }
        });
        draft.fixes = Draft.fixedIn(String.join(", ", fixes));
        if (draft.id.isEmpty()) {
            problems.add(place, "a match without the id of a vulnerability");
        } else {
            detections.add(draft.detection(place));
            ReportLimits.check(detections.size(), "vulnerabilities");
        }
    }

    private void vulnerability(String key, Draft draft, List<String> fixes) throws IOException {
        switch (key) {
            case "id" -> draft.id = json.text();
            case "severity" -> draft.severity = Severities.of(json.text());
            case "fix" ->
                json.fields(part -> {
                    if (part.equals("versions")) {
                        json.items(item -> fixes.add(json.text()));
                    }
                });
            default -> {}
        }
    }

    private void artifact(String key, Draft draft) throws IOException {
        switch (key) {
            case "name" -> draft.name = json.text();
            case "version" -> draft.version = json.text();
            case "purl" -> draft.purl = Purl.plain(json.text());
            default -> {}
        }
    }

    @Override
    public boolean isRecognised() {
        return tool.equals("grype");
    }

    @Override
    public ScanReport report(String file) {
        if (!tellsMatches) {
            problems.add(
                    SourceLocation.startOf(file), "is of Grype and has no matches, not even an empty list of them");
        }
        boolean isImage = type.equals("image");
        if (isImage) {
            // What was asked for may begin with where it was looked for: docker:nginx, registry:nginx, oci-dir:path.
            names.forEach(image::add);
            String asked = withoutScheme(target);
            if (!asked.isEmpty()) {
                image.add(asked);
            }
            if (!manifest.isEmpty()) {
                image.add("", "", manifest);
            }
        }
        String what = isImage ? target : "the " + type + " " + target;
        return new ScanReport(file, "Grype", what, image, true, detections, BillOfMaterials.none());
    }

    /** The name of the image that was asked for; empty when a file or a folder was. */
    private static String withoutScheme(String asked) {
        for (String scheme : List.of("docker:", "podman:", "registry:", "containerd:")) {
            if (asked.startsWith(scheme) && asked.indexOf('/') != scheme.length()) {
                return asked.substring(scheme.length());
            }
        }
        for (String scheme : List.of("docker-archive:", "oci-archive:", "oci-dir:", "singularity:", "sbom:")) {
            if (asked.startsWith(scheme)) {
                return "";
            }
        }
        return asked;
    }
}
