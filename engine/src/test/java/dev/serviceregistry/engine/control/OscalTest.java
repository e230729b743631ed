package dev.serviceregistry.engine.control;

import static dev.serviceregistry.engine.control.ControlReports.DAY;
import static dev.serviceregistry.engine.control.ControlReports.planted;
import static dev.serviceregistry.engine.control.ControlReports.waivedUntil;
import static dev.serviceregistry.engine.control.ControlReports.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"2999-12-30", "2999-12-31", "+10000-01-01"})
    void a_deadline_beyond_what_the_schema_can_say_is_left_out(String expires) throws IOException {
        LocalDate last = LocalDate.parse(expires);

        String results = written(waivedUntil(last), ControlFormat.OSCAL);

        assertThat(RESULTS.validate(results, InputFormat.JSON)).isEmpty();
        assertThat(results.contains("\"deadline\"")).isEqualTo(last.equals(LocalDate.of(2999, 12, 30)));
    }

    @Test
    void a_document_that_tells_of_more_is_another_document() throws IOException {
        String results = written(planted(""), ControlFormat.OSCAL);
        ScenarioResult scenario = new ScenarioResult("one", Set.of("DEP-001"), true, false, "");

        assertThat(identifier(written(planted(""), ControlFormat.OSCAL))).isEqualTo(identifier(results));
        assertThat(identifier(written(planted("", scenario), ControlFormat.OSCAL)))
                .isNotEqualTo(identifier(results));
        assertThat(identifier(written(waivedUntil(DAY), ControlFormat.OSCAL))).isNotEqualTo(identifier(results));
    }

    private static String identifier(String document) {
        return document.lines()
                .filter(line -> line.contains("\"uuid\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_control_that_nothing_decides_has_no_finding() throws IOException {
        assertThat(written(planted("GDPR"), ControlFormat.OSCAL))
                .contains("\"control-id\": \"gdpr_Article-44\"")
                .doesNotContain("gdpr_Article-44_smt");
    }

    @Test
    void nists_controls_bear_nists_ids_and_others_that_of_their_framework() {
        assertThat(List.of("NIST-800-53:ac-11.1", "HIPAA:164.308(a)(1)", "PCI-DSS:3.5.1", "800-171:3.1.1"))
                .map(control -> Oscal.id(new ControlEvidence(control, "", null, List.of())))
                .containsExactly("ac-11.1", "hipaa_164.308_a__1_", "pci-dss_3.5.1", "_800-171_3.1.1");
    }

    @Test
    void an_identifier_is_the_one_that_the_standard_gives_for_its_name() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
