package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityCheckCommandTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithASecretAndAMissingService() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);
        Repositories.write(root, "projects/shop/services.toml", Repositories.SHOP.replace("postgres@^16", "gone"));
    }

    @Test
    void it_judges_by_the_security_family_and_by_no_other() {
        Run run = Run.in(root, "security-check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("services/catalog.toml:16:21: error[SEC-001] No secret is written in plain text")
                .contains("global/postgres: writes env:POSTGRES_PASSWORD in plain text")
                .contains("SEC-014")
                .doesNotContain("DEP-001", "correct-horse");
        assertThat(Run.in(root, "security-check", "-f", "json").out())
                .contains("\"id\": \"SEC-028\"")
                .doesNotContain("\"id\": \"DEP-", "\"id\": \"SCH-", "correct-horse");
    }

    @Test
    void it_takes_the_path_of_the_catalogue_for_the_repository() {
        assertThat(Run.in(root, "security-check", "--config", "services/catalog.toml")
                        .outWithoutTime())
                .isEqualTo(Run.in(root, "security-check").outWithoutTime());
    }

    @Test
    void it_has_the_options_of_every_judging_command() {
        assertThat(Run.in(root, "security-check", "--fail-on", "none").code()).isZero();
        assertThat(Run.in(root, "security-check", "--project", "shop").code()).isZero();
        assertThat(Run.in(root, "security-check", "--project", "shop", "--fail-on", "warning")
                        .code())
                .isEqualTo(1);
        assertThat(Run.in(root, "security-check", "--rule", "SEC-002").code()).isZero();
        assertThat(Run.in(root, "security-check", "--family", "dependency").out())
                .contains("error[DEP-001]");
        assertThat(Run.in(root, "security-check", "--as-of", "soon").code()).isEqualTo(2);
    }

    @Test
    void a_rule_of_the_family_can_be_switched_off() throws IOException {
        Repositories.write(root, "policies/rules.toml", "[rules]\n\"SEC-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "security-check").code()).isZero();
    }

    @Test
    void it_judges_what_scanners_report_of_the_images() throws IOException {
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP + "\n[services.cart.container]\nimage = \"ghcr.io/acme/cart\"\ntag = \"1.4.0\"\n");
        Repositories.write(root, "out/trivy.json", """
                {
                  "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.4.0", "ArtifactType": "container_image",
                  "Results": [{"Vulnerabilities": [
                    {"VulnerabilityID": "CVE-2030-0001", "PkgName": "libfoo", "InstalledVersion": "1",
                     "Severity": "CRITICAL"},
                    {"VulnerabilityID": "CVE-2030-0002", "PkgName": "libfoo", "InstalledVersion": "1",
                     "Severity": "CRITICAL"}
                  ]}]
                }
                """);
        Repositories.write(root, "out/vex.json", """
                {
                  "bomFormat": "CycloneDX", "specVersion": "1.6",
                  "metadata": {"component": {"type": "container", "name": "ghcr.io/acme/cart", "version": "1.4.0"}},
                  "vulnerabilities": [
                    {"id": "CVE-2030-0002", "analysis": {"state": "not_affected", "justification": "code_not_present"}}
                  ]
                }
                """);
        String[] command = {
            "security-check",
            "--rule",
            "SEC-027",
            "--vulnerabilities",
            "out/trivy.json",
            "--vulnerabilities",
            "out/vex.json"
        };

        Run run = Run.in(root, command);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("services.toml:19:9: error[SEC-027] No known critical vulnerability is shipped")
                .contains(
                        "shop/cart: runs ghcr.io/acme/cart:1.4.0 with CVE-2030-0001 in libfoo 1, of severity critical")
                .contains("see: out/trivy.json:4:5: Trivy reports CVE-2030-0001 in libfoo 1")
                .doesNotContain("CVE-2030-0002");
        assertThat(Run.in(root, with(command, "-v")).err())
                .isEqualTo("out/vex.json:5:5: note: takes CVE-2030-0002 in libfoo 1 away from shop/cart: not_affected"
                        + " (code_not_present)\n");
        assertThat(Run.in(root, with(command, "-f", "sarif")).out()).contains("\"uri\":\"out/trivy.json\"");
        assertThat(Run.in(root.resolve("out"), "validate", "--rule", "SEC-027", "--vulnerabilities", "trivy.json")
                        .out())
                .contains(
                        "see: ../out/trivy.json:4:5: Trivy reports CVE-2030-0001", "see: ../out/trivy.json:6:5: Trivy");
    }

    @Test
    void a_report_outside_of_the_checkout_is_named_to_people_and_not_to_forges() throws IOException {
        Path outside = root.resolve("central/../trivy.json");
        Repositories.sound(root.resolve("central"));
        Repositories.write(
                root,
                "central/projects/shop/services.toml",
                Repositories.SHOP + "\n[services.cart.container]\nimage = \"acme/cart:1.4.0\"\n");
        Repositories.write(root, "trivy.json", """
                {"SchemaVersion": 2, "ArtifactName": "acme/cart:1.4.0", "ArtifactType": "container_image",
                 "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-2030-0001", "Severity": "CRITICAL"}]}]}
                """);

        assertThat(Run.in(
                                root.resolve("central"),
                                "validate",
                                "--rule",
                                "SEC-027",
                                "--vulnerabilities",
                                "../trivy.json")
                        .out())
                .contains("see: ../trivy.json:2:35: Trivy reports");
        assertThat(Run.in(
                                root,
                                "validate",
                                "--config",
                                "central",
                                "--rule",
                                "SEC-027",
                                "--vulnerabilities",
                                "trivy.json")
                        .out())
                .contains("see: trivy.json:2:35: Trivy reports");
        assertThat(Run.in(
                                root,
                                "validate",
                                "--config",
                                "central",
                                "--rule",
                                "SEC-027",
                                "--vulnerabilities",
                                outside.toString(),
                                "-f",
                                "sarif")
                        .out())
                .contains("CVE-2030-0001")
                .doesNotContain("trivy.json");
    }

    @Test
    void a_report_that_cannot_be_used_is_wrong_usage() throws IOException {
        Repositories.write(root, "scan.json", "{\n  \"SchemaVersion\": 9\n}\n");

        Run run = Run.in(root, "security-check", "--vulnerabilities", "scan.json", "--vulnerabilities", "gone.json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                scan.json:2:20: error: a report of Trivy with SchemaVersion 9, where this program knows version 2
                gone.json: error: there is no such file
                """);
    }

    @Test
    void a_report_on_what_no_service_runs_is_noted() throws IOException {
        Repositories.write(root, "scan.json", """
                {"SchemaVersion": 2, "ArtifactName": "nginx:1.29", "ArtifactType": "container_image"}
                """);

        assertThat(Run.in(root, "security-check", "--rule", "SEC-027", "--vulnerabilities", "scan.json")
                        .err())
                .isEqualTo("scan.json: note: is about docker.io/library/nginx:1.29, which no service runs\n");
        assertThat(Run.in(root, "security-check", "-q", "--rule", "SEC-027", "--vulnerabilities", "scan.json")
                        .err())
                .isEmpty();
    }

    private static String[] with(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }
}
