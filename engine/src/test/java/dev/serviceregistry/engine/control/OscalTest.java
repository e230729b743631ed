package dev.serviceregistry.engine.control;

import static dev.serviceregistry.engine.control.ControlReports.planted;
import static dev.serviceregistry.engine.control.ControlReports.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The schemas are those that NIST publishes for OSCAL 1.1.2. */
class OscalTest {

    private static final JsonSchema RESULTS = schema("oscal-ar_schema.json");
    private static final JsonSchema COMPONENTS = schema("oscal-component-definition_schema.json");

    private static JsonSchema schema(String name) {
        try (InputStream in = OscalTest.class.getResourceAsStream("/schema/json/" + name)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void assessment_results_are_as_the_schema_says() throws IOException {
        assertThat(RESULTS.validate(written(planted(""), ControlFormat.OSCAL), InputFormat.JSON))
                .isEmpty();
        assertThat(RESULTS.validate(written(planted("NIST-800-53"), ControlFormat.OSCAL), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_definition_without_a_component_is_as_the_schema_says_too() throws IOException {
        assertThat(COMPONENTS.validate(written(planted("NONE"), ControlFormat.OSCAL_COMPONENTS), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_component_definition_is_as_the_schema_says() throws IOException {
        assertThat(COMPONENTS.validate(written(planted(""), ControlFormat.OSCAL_COMPONENTS), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void the_schema_sees_a_missing_field_and_a_wrong_id() throws IOException {
        String results = written(planted(""), ControlFormat.OSCAL);

        assertThat(RESULTS.validate(results.replace("\"import-ap\"", "\"import-plan\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(RESULTS.validate(results.replace("\"soc2_A1.2\"", "\"SOC2:A1.2\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void an_exception_is_a_risk_that_somebody_approved_until_a_day() throws IOException {
        assertThat(written(planted(""), ControlFormat.OSCAL))
                .contains("\"status\": \"deviation-approved\"", "\"deadline\": \"2027-06-01T00:00:00Z\"")
                .contains("\"value\": \"@platform\"");
    }

    @Test
    void a_control_that_nothing_decides_has_no_finding() throws IOException {
        assertThat(written(planted("GDPR"), ControlFormat.OSCAL))
                .contains("\"control-id\": \"gdpr_Article-44\"")
                .doesNotContain("gdpr_Article-44_smt");
    }

    @Test
    void nists_controls_bear_nists_ids_and_others_that_of_their_framework() {
        assertThat(List.of("NIST-800-53:ac-11.1", "HIPAA:164.308(a)(1)", "PCI-DSS:3.5.1"))
                .map(control -> Oscal.id(new ControlEvidence(control, "", null, List.of())))
                .containsExactly("ac-11.1", "hipaa_164.308_a__1_", "pci-dss_3.5.1");
    }

    @Test
    void an_identifier_is_the_one_that_the_standard_gives_for_its_name() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
