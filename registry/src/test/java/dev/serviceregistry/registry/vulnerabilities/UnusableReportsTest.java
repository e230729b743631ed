package dev.serviceregistry.registry.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that say nothing, and where that is told. */
class UnusableReportsTest extends ScannedImages {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                            | report-0.json:1:1 | is empty
        {"SchemaVersion": 3, "Results": []}           | report-0.json:1:19 | a report of Trivy with SchemaVersion 3, where this program knows version 2
        [{"Target": "alpine"}]                        | report-0.json:1:1 | is a list, as Trivy wrote it before version 0.20
        "text"                                        | report-0.json:1:1 | is no report on vulnerabilities
        {"runs": []}                                  | report-0.json:1:1 | is SARIF, no report on vulnerabilities that this program knows
        {"spdxVersion": "SPDX-2.3"}                   | report-0.json:1:1 | is SPDX, no
        {"@context": "https://openvex.dev/ns/v0.2.0"} | report-0.json:1:1 | is OpenVEX, no
        {"version": "15.0.0", "vulnerabilities": []}  | report-0.json:1:1 | is no report on vulnerabilities that this program knows; give the JSON of Trivy
        {"bomFormat": "CycloneDX", "specVersion": "1.3"} | report-0.json:1:43 | a CycloneDX document of specVersion 1.3, where this program knows 1.4 to 1.7
        {"bomFormat": "CycloneDX"}                    | report-0.json:1:1 | a CycloneDX document that does not say its specVersion
        {"matches": [{"artifact": {}}], "descriptor": {"name": "grype"}} | report-0.json:1:14 | a match without the id of a vulnerability
        {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{}]}]} | report-0.json:1:55 | a vulnerability without a VulnerabilityID
        {"SchemaVersion": 2} {}                       | report-0.json:1:22 | goes on behind the end of its document
        """)
    void a_file_that_cannot_be_used_is_refused_at_its_place(String text, String place, String message)
            throws IOException {
        assertThat(read(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).hasToString(place);
            assertThat(problem.message()).startsWith(message);
        });
    }

    @Test
    void text_that_is_no_json_is_refused_at_its_line() throws IOException {
        assertThat(read(TRIVY.replace("\"Results\": [", "\"Results\": [}")).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).hasToString("report-0.json:9:15");
                    assertThat(problem.message())
                            .isEqualTo("is not JSON that can be read: Unexpected close marker '}'");
                });
        assertThat(read("<bom/>").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("is not JSON that can be read: Unexpected character ('<' (code 60))"));
        assertThat(read(TRIVY.substring(0, 200)).problems()).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_and_a_folder_are_refused() {
        VulnerabilityReports reports = VulnerabilityReports.read(root, List.of(root.resolve("gone.json"), root));

        assertThat(reports.problems())
                .extracting(Problem::message)
                .containsExactly("there is no such file", "is a directory, not a file");
    }

    @Test
    void a_report_whose_findings_stand_in_no_list_is_refused(@TempDir Path folder) throws IOException {
        String trivy = "{\"SchemaVersion\": 2, \"ArtifactName\": \"a:1\", \"ArtifactType\": \"container_image\",\n";
        String grype = "{\"descriptor\": {\"name\": \"grype\"}, \"source\": {\"type\": \"image\", \"target\": {}}";

        assertThat(refused(folder, trivy + "\"Results\": {\"Vulnerabilities\": []}}"))
                .containsExactly("2:12 Results is no list, so nobody knows what it would have told");
        assertThat(refused(folder, trivy + "\"Results\": [{\"Vulnerabilities\": {}}]}"))
                .containsExactly("2:33 Vulnerabilities is no list, so nobody knows what it would have told");
        assertThat(refused(folder, trivy + "\"Results\": null}")).isEmpty();
        assertThat(refused(folder, grype + "}"))
                .containsExactly("1:1 is of Grype and has no matches, not even an empty list of them");
        assertThat(refused(folder, grype + ", \"matches\": {}}"))
                .containsExactly("1:89 matches is no list, so nobody knows what it would have told");
        assertThat(refused(folder, grype + ", \"matches\": []}")).isEmpty();
    }

    private static List<String> refused(Path folder, String report) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), report);
        return VulnerabilityReports.read(folder, List.of(file)).problems().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.message())
                .toList();
    }
}
