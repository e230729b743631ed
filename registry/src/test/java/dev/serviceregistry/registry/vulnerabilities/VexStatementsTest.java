package dev.serviceregistry.registry.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.KnownVulnerability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody states of vulnerabilities that scanners report. */
class VexStatementsTest extends ScannedImages {

    @ParameterizedTest
    @ValueSource(strings = {"not_affected", "false_positive", "resolved", "resolved_with_pedigree", "fixed"})
    void a_statement_takes_a_vulnerability_away(String state) throws IOException {
        Shipment shipment =
                read(TRIVY, vex(state, "image", "CVE-2030-0001")).of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"));

        assertThat(vulnerabilities(shipment)).extracting(KnownVulnerability::id).containsExactly("CVE-2030-0002");
        assertThat(shipment.dismissed()).singleElement().satisfies(dismissed -> {
            assertThat(dismissed.message())
                    .isEqualTo("takes CVE-2030-0001 in libfoo 1.2-3 away from shop/cart: " + state
                            + " (code_not_reachable; Nobody calls it)");
            assertThat(dismissed.place()).hasToString("report-1.json:14:5");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"exploitable", "in_triage", ""})
    void another_statement_takes_nothing_away(String state) throws IOException {
        assertThat(vulnerabilities(read(TRIVY, vex(state, "image", "CVE-2030-0001"))
                        .of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"))))
                .extracting(KnownVulnerability::id)
                .contains("CVE-2030-0001");
    }

    @ParameterizedTest
    @CsvSource({
        "image,                                                                      true",
        "pkg:deb/debian/libfoo@1.2-3,                                                true",
        "pkg:deb/debian/libfoo@1.2-3?arch=amd64,                                     true",
        "pkg:deb/debian/libfoo,                                                      true",
        "libfoo,                                                                     true",
        "pkg:deb/debian/libfoo@1.2-2,                                                false",
        "pkg:deb/debian/libbar@1.2-3,                                                false",
        "pkg:oci/cart@1.4.0?repository_url=ghcr.io/acme,                             true",
        "pkg:oci/cart@1.3.0?repository_url=ghcr.io/acme,                             false",
        "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:deb/debian/libfoo@1.2-3, true",
        "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/2#pkg:deb/debian/libfoo@1.2-3, false",
        "urn:cdx:00000000-0000-0000-0000-000000000000/1#pkg:deb/debian/libfoo@1.2-3, false",
    })
    void a_statement_covers_what_it_refers_to(String reference, boolean covers) throws IOException {
        String plainBom = BOM.replaceFirst("(?s)\"vulnerabilities\".*?\"components\"", "\"components\"");

        Shipment shipment = read(TRIVY, plainBom, vex("not_affected", reference, "CVE-2030-0001"))
                .of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"));

        assertThat(vulnerabilities(shipment)).extracting(KnownVulnerability::id).hasSize(covers ? 1 : 2);
    }

    @Test
    void a_statement_on_another_image_takes_nothing_away() throws IOException {
        String other = vex("not_affected", "image", "CVE-2030-0001").replace("1.4.0", "1.3.0");

        Shipment shipment = read(TRIVY, other).of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"));

        assertThat(vulnerabilities(shipment)).hasSize(2);
        assertThat(shipment.notes())
                .extracting(Problem::message)
                .containsExactly("is about ghcr.io/acme/cart:1.3.0, which no service runs; shop/cart runs"
                        + " ghcr.io/acme/cart:1.4.0");
    }

    @Test
    void a_statement_speaks_of_a_vulnerability_by_any_of_its_ids() throws IOException {
        assertThat(vulnerabilities(read(GRYPE, vex("not_affected", "image", "CVE-2030-0009"))
                        .of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"))))
                .isEmpty();
    }

    @Test
    void a_statement_without_an_image_counts_for_nothing_and_is_noted() throws IOException {
        String homeless = vex("not_affected", "pkg:deb/debian/libfoo@1.2-3", "CVE-2030-0001")
                .replace("\"container\"", "\"application\"");

        Shipment shipment = read(TRIVY, homeless).of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"));

        assertThat(vulnerabilities(shipment)).hasSize(2);
        assertThat(shipment.notes())
                .extracting(Problem::message)
                .containsExactly("says something of 1 vulnerability that names no image this program can tell, and"
                        + " counts for nothing: CVE-2030-0001 of pkg:deb/debian/libfoo@1.2-3");
    }

    @Test
    void who_says_that_some_do_not_matter_has_scanned_nothing() throws IOException {
        Shipment shipment =
                read(vex("not_affected", "image", "CVE-2030-0001")).of(image("shop/cart", "ghcr.io/acme/cart:1.4.0"));

        assertThat(shipment.facts()).isEmpty();
        assertThat(shipment.notes())
                .extracting(Problem::message)
                .containsExactly("no report tells of 1 image that services run: ghcr.io/acme/cart:1.4.0");
    }
}
