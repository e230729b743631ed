package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.VulnerabilityOracle.Assessment;
import dev.serviceregistry.oracle.VulnerabilityOracle.Hole;
import dev.serviceregistry.oracle.VulnerabilityOracle.Picture;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What scanners write of an image, in the shapes that their authors document. */
final class ScannerText {

    private ScannerText() {}

    static String trivy(Picture picture, Dice dice) {
        List<String> parts = dice.shuffled(List.of(
                "\"SchemaVersion\": 2",
                "\"ArtifactName\": \"%s\"".formatted(asked(picture)),
                "\"ArtifactType\": \"container_image\"",
                "\"Metadata\": {\"OS\": {\"Family\": \"debian\"}, \"RepoTags\": [\"%s:%s\"], \"RepoDigests\": [%s]}"
                        .formatted(picture.name(), picture.tag(), digest(picture, picture.name() + "@")),
                "\"Results\": [{\"Target\": \"t\", \"Class\": \"os-pkgs\", \"Vulnerabilities\": [%s]}]"
                        .formatted(each(picture, hole -> """
                                {"VulnerabilityID": "%s", "PkgName": "%s", "InstalledVersion": "%s",
                                 "Layer": {"Digest": "sha256:0"}, "Severity": "%s"}
                                """.formatted(
                                        hole.id(),
                                        hole.inside(),
                                        hole.version(),
                                        hole.severity().toUpperCase(Locale.ROOT))))));
        return "{" + String.join(",\n", parts) + "}";
    }

    static String grype(Picture picture, Dice dice) {
        List<String> parts = dice.shuffled(List.of(
                "\"matches\": [%s]".formatted(each(picture, hole ->
                        """
                        {"artifact": {"name": "%s", "version": "%s", "locations": [{"path": "/x"}]},
                         "vulnerability": {"id": "%s", "severity": "%s", "fix": {"versions": [], "state": "unknown"}}}
                        """.formatted(hole.inside(), hole.version(), hole.id(), capital(hole.severity())))),
                """
                "source": {"type": "image", "target": {"userInput": "%s", "manifestDigest": "%s",
                  "tags": ["%s:%s"], "repoDigests": []}}
                """.formatted(asked(picture), picture.digest(), picture.name(), picture.tag()),
                "\"descriptor\": {\"name\": \"grype\", \"version\": \"0.84.0\"}"));
        return "{" + String.join(",\n", parts) + "}";
    }

    static String cycloneDx(Picture picture, Dice dice) {
        List<String> parts = dice.shuffled(List.of(
                "\"bomFormat\": \"CycloneDX\"",
                "\"specVersion\": \"%s\"".formatted(dice.oneOf("1.4", "1.5", "1.6")),
                "\"metadata\": {\"component\": %s}".formatted(subject(picture)),
                "\"components\": [{\"bom-ref\": \"idle\", \"type\": \"library\", \"name\": \"idle\"}%s]"
                        .formatted(
                                picture.holes().isEmpty()
                                        ? ""
                                        : ","
                                                + each(picture, hole ->
                                                        """
                                {"bom-ref": "%s", "type": "library", "name": "%s", "version": "%s"}
                                """.formatted(reference(hole), hole.inside(), hole.version()))),
                "\"vulnerabilities\": [%s]"
                        .formatted(each(picture, hole -> """
                        {"id": "%s", "ratings": [{"severity": "%s"}, {"severity": "unknown"}],
                         "affects": [{"ref": "%s"}]}
                        """.formatted(hole.id(), hole.severity(), reference(hole))))));
        return "{" + String.join(",\n", parts) + "}";
    }

    static String vex(Assessment said) {
        Hole hole = said.hole();
        return """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": %s},
                 "components": [{"bom-ref": "p", "type": "library", "name": "%s", "version": "%s"}],
                 "vulnerabilities": [{"id": "%s", "ratings": [{"severity": "%s"}], "analysis": {"state": "%s"},
                   "affects": [{"ref": "p"}]}]}
                """.formatted(
                subject(said.picture()), hole.inside(), hole.version(), hole.id(), hole.severity(), said.state());
    }

    private static String subject(Picture picture) {
        return """
                {"bom-ref": "image", "type": "container", "name": "%s:%s"%s}
                """.formatted(
                        picture.name(),
                        picture.tag(),
                        picture.digest().isEmpty() ? "" : ", \"version\": \"" + picture.digest() + "\"");
    }

    private static String asked(Picture picture) {
        return picture.name() + (picture.digest().isEmpty() ? ":" + picture.tag() : "@" + picture.digest());
    }

    private static String digest(Picture picture, String before) {
        return picture.digest().isEmpty() ? "" : "\"" + before + picture.digest() + "\"";
    }

    private static String reference(Hole hole) {
        return hole.inside() + "#" + hole.id();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String each(Picture picture, Function<Hole, String> text) {
        return picture.holes().stream().map(text).collect(Collectors.joining(","));
    }
}
