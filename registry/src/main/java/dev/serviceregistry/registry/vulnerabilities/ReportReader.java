package dev.serviceregistry.registry.vulnerabilities;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serviceregistry.facts.SourceLocation;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file in a single pass, whichever of the known kinds it is of. */
final class ReportReader {

    private static final String KNOWN =
            "give the JSON of Trivy (trivy image --format json), of Grype (grype -o json) or a CycloneDX document";

    private final String file;
    private final Problems problems;
    private String foreign = "";

    private ReportReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * What a file says; null when it cannot be used, which the problems then tell of.
     *
     * @param path where it is
     * @param file it as places name it
     */
    static @Nullable ScanReport read(Path path, String file, Problems problems) {
        ReportReader reader = new ReportReader(file, problems);
        int known = problems.found().size();
        ScanReport report = reader.read(path);
        return problems.found().size() == known ? report : null;
    }

    private @Nullable ScanReport read(Path path) {
        try (InputStream in = new BufferedInputStream(stream(path));
                Reader text = decoded(in);
                JsonParser parser = new JsonFactory().createParser(text)) {
            return document(new JsonCursor(parser, file));
        } catch (JsonProcessingException e) {
            SourceLocation place =
                    e.getLocation() == null ? SourceLocation.startOf(file) : JsonCursor.place(file, e.getLocation());
            problems.add(place, "is not JSON that can be read: " + firstSentence(e.getOriginalMessage()));
        } catch (CharacterCodingException e) {
            problems.add(SourceLocation.startOf(file), "is neither UTF-8 nor UTF-16");
        } catch (IOException e) {
            problems.add(SourceLocation.startOf(file), reason(path, e));
        }
        return null;
    }

    /** A stream that does not ask where it stands, which a pipe cannot tell. */
    private static InputStream stream(Path path) throws IOException {
        return path.getFileSystem().equals(FileSystems.getDefault())
                ? new FileInputStream(path.toFile())
                : Files.newInputStream(path);
    }

    private static String reason(Path path, IOException problem) {
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "is a directory, not a file";
        }
        return Files.isReadable(path) ? String.valueOf(problem.getMessage()) : "cannot be read: permission denied";
    }

    /** The library goes on with what it expected and where its settings are; the first part is what happened. */
    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        for (String hint : List.of(": was expecting ", ": expected ", " (or ")) {
            int at = first.indexOf(hint);
            first = at < 0 ? first : first.substring(0, at);
        }
        return first;
    }

    /** The text of a file; what some shells write when they redirect is UTF-16 with a mark at its beginning. */
    private static Reader decoded(InputStream in) throws IOException {
        in.mark(3);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        if (first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE) {
            charset = StandardCharsets.UTF_16;
        } else if (first == 0xEF && second == 0xBB && third == 0xBF) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(in, charset.newDecoder());
    }

    private @Nullable ScanReport document(JsonCursor json) throws IOException {
        if (!json.start()) {
            problems.add(SourceLocation.startOf(file), "is empty; " + KNOWN);
            return null;
        }
        if (!json.isObject()) {
            problems.add(
                    json.place(),
                    json.isArray()
                            ? "is a list, as Trivy wrote it before version 0.20; " + KNOWN
                            : "is no report on vulnerabilities; " + KNOWN);
            return null;
        }
        List<Detection> detections = new ArrayList<>();
        Problems met = new Problems();
        List<Document> kinds = List.of(
                new TrivyDocument(json, detections, met),
                new GrypeDocument(json, detections, met),
                new CycloneDxDocument(json, met));
        json.fields(key -> {
            for (Document kind : kinds) {
                if (kind.read(key)) {
                    return;
                }
            }
            note(key, json);
        });
        if (!json.isAtEnd()) {
            problems.add(json.place(), "goes on behind the end of its document");
            return null;
        }
        for (Document kind : kinds) {
            if (kind.isRecognised()) {
                ScanReport report = kind.report(file);
                for (Problem problem : met.found()) {
                    problems.add(problem.place(), problem.message());
                }
                return report;
            }
        }
        problems.add(
                SourceLocation.startOf(file),
                "is " + (foreign.isEmpty() ? "no" : foreign + ", no")
                        + " report on vulnerabilities that this program knows; " + KNOWN);
        return null;
    }

    /** Notes what else a document may be, to say so. */
    private void note(String key, JsonCursor json) throws IOException {
        if (key.equals("runs")) {
            foreign = "SARIF";
        } else if (key.equals("spdxVersion")) {
            foreign = "SPDX";
        } else if (key.equals("@context") && json.text().contains("openvex")) {
            foreign = "OpenVEX";
        } else if (key.equals("document")) {
            foreign = "CSAF";
        }
    }
}
