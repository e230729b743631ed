package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bill of materials, a report or an assessment of vulnerabilities as CycloneDX has them in JSON. */
final class CycloneDxDocument implements Document {

    private static final int LONGEST = 160;
    private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6", "1.7");

    private final JsonCursor json;
    private final Problems problems;
    private final Map<String, Package> parts = new HashMap<>();
    private final Map<String, ReportedImage> images = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private ReportedImage image = new ReportedImage();
    private boolean listsVulnerabilities;
    private String format = "";
    private String spec = "";
    private SourceLocation specPlace;
    private String serial = "";
    private String version = "";
    private String root = "";
    private String subject = "";

    CycloneDxDocument(JsonCursor json, Problems problems) {
        this.json = json;
        this.problems = problems;
        this.specPlace = json.place();
    }

    @Override
    public boolean read(String key) throws IOException {
        switch (key) {
            case "bomFormat" -> format = json.text();
            case "specVersion" -> {
                spec = json.text();
                specPlace = json.place();
            }
            case "serialNumber" -> serial = json.text().replace("urn:uuid:", "");
            case "version" -> version = json.text();
            case "metadata" -> json.fields(this::metadata);
            case "components" -> json.items(item -> component());
            case "vulnerabilities" -> {
                listsVulnerabilities = true;
                json.items(item -> vulnerability());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void metadata(String key) throws IOException {
        if (key.equals("component")) {
            CycloneDxComponent component = component();
            root = component.reference();
            subject = component.shown();
            image = component.image();
        }
    }

    private CycloneDxComponent component() throws IOException {
        CycloneDxComponent component = new CycloneDxComponent();
        json.fields(key -> {
            if (key.equals("components")) {
                json.items(item -> component());
            } else {
                component.read(key, json);
            }
        });
        if (!component.reference().isEmpty()) {
            ReportedImage own = component.image();
            if (own.isUnknown()) {
                parts.put(component.reference(), component.asPackage());
            } else {
                images.put(component.reference(), own);
            }
            ReportLimits.check(parts.size() + images.size(), "parts");
        }
        return component;
    }

    private void vulnerability() throws IOException {
        SourceLocation place = json.place();
        Draft draft = new Draft();
        json.fields(key -> {
            switch (key) {
                case "id" -> draft.id = json.text();
                case "recommendation" -> draft.fixes = shortened(json.text());
                case "ratings" -> json.items(rating -> rating(draft));
                case "analysis" -> json.fields(part -> analysis(part, draft));
                case "references" ->
                    json.items(reference -> json.fields(part -> {
                        if (part.equals("id")) {
                            draft.aliases.add(json.text());
                        }
                    }));
                case "affects" ->
                    json.items(affected -> json.fields(part -> {
                        if (part.equals("ref")) {
                            draft.affects.add(json.text());
                        }
                    }));
                default -> {}
            }
        });
        if (draft.id.isEmpty()) {
            problems.add(place, "a vulnerability without an id");
        } else {
            statements.add(draft.statement(place));
            ReportLimits.check(statements.size(), "vulnerabilities");
        }
    }

    /** The first line, as much of it as fits into a message. */
    private static String shortened(String text) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        String sentence = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
    }

    /** Of several ratings the worst holds: which of them is right for an organisation nobody has said. */
    private void rating(Draft draft) throws IOException {
        String[] rating = {"", "", ""};
        json.fields(key -> {
            switch (key) {
                case "severity" -> rating[0] = json.text();
                case "score" -> rating[1] = json.text();
                case "method" -> rating[2] = json.text();
                default -> {}
            }
        });
        draft.severity = Severities.worse(
                draft.severity, Severities.worse(Severities.of(rating[0]), Severities.ofScore(rating[1], rating[2])));
    }

    private void analysis(String key, Draft draft) throws IOException {
        switch (key) {
            case "state" -> draft.state = json.text();
            case "justification" -> draft.reasons.add(0, json.text());
            case "detail" -> draft.reasons.add(json.text());
            default -> {}
        }
    }

    @Override
    public boolean isRecognised() {
        return format.equals("CycloneDX");
    }

    @Override
    public ScanReport report(String file) {
        if (!VERSIONS.contains(spec)) {
            problems.add(
                    specPlace,
                    spec.isEmpty()
                            ? "a CycloneDX document that does not say its specVersion"
                            : "a CycloneDX document of specVersion " + spec + ", where this program knows 1.4 to 1.7");
        }
        // Who only says what came of some has not looked for others.
        boolean tellsAll = statements.isEmpty()
                ? listsVulnerabilities && !parts.isEmpty()
                : statements.stream().anyMatch(statement -> statement.state().isEmpty());
        return new ScanReport(
                file,
                "CycloneDX",
                subject,
                image,
                tellsAll,
                List.of(),
                new BillOfMaterials(serial, version, root, parts, images, statements));
    }
}
