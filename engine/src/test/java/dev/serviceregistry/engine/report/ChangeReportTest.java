package dev.serviceregistry.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.EnvironmentAdded;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TagStep;
import dev.serviceregistry.facts.Transition;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeReportTest {

    private static final Impact IMPACT = new Impact(
            List.of(
                    new AffectedProject("shop", List.of("cart", "web"), "@shop", false, true),
                    new AffectedProject("sales", List.of("till"), "", true, false)),
            List.of(),
            List.of());
    private static final Change PORT =
            new PortRemoved("global/ledger", "main", transition("8080/TCP", "", true, false, IMPACT));
    private static final Change VARIABLE =
            new EnvironmentAdded("shop/cart", "LEVEL", transition("", "", false, true, Impact.none()));
    private static final Change TAG =
            new ImageTagChanged("shop/cart", TagStep.MAJOR, false, transition("1.0", "2.0", true, true, Impact.none()));
    private static final ChangeReport REPORT = new ChangeReport(
            "main (0123456789)",
            "0123456789012345678901234567890123456789",
            List.of(
                    new JudgedChange(VARIABLE, "", ChangeLevel.SAFE, "", false),
                    new JudgedChange(TAG, "BRK-036", ChangeLevel.RISKY, "ab", true),
                    new JudgedChange(PORT, "BRK-005", ChangeLevel.BREAKING, "cd", false)),
            List.of(new NotCompared(
                    "SCH-001", "No value here", new SourceLocation("projects/shop/services.toml", 5, 8, 5, 8))),
            "2.0.0",
            List.of(
                    new SuggestedVersion("global/ledger", "1.0.0", "2.0.0"),
                    new SuggestedVersion("shop/cart", "x", "")),
            true);

    private static Transition transition(String old, String current, boolean existed, boolean exists, Impact impact) {
        return new Transition(
                old,
                current,
                existed,
                exists,
                new SourceLocation("services/catalog.toml", 3, 1, 3, 9),
                new SourceLocation("services/catalog.toml", 4, 1, 4, 9),
                impact);
    }

    private static String json(ChangeReport report) throws IOException {
        StringWriter out = new StringWriter();
        ChangeJson.write(report, out);
        return out.toString();
    }

    private static String text(ReportStyle.Detail detail) throws IOException {
        StringWriter out = new StringWriter();
        new ChangeText(new ReportStyle(detail, false, 100)).write(REPORT, out);
        return out.toString();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = ChangeJson.class.getResourceAsStream("diff.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void a_report_is_as_its_schema_says() throws IOException {
        ChangeReport nothing = new ChangeReport("../before", "", List.of(), List.of(), "", List.of(), false);

        assertThat(schema().validate(json(REPORT), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(json(nothing), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_report() throws IOException {
        String wrong = json(REPORT).replace("\"breaking\",", "\"bad\",").replace("port-removed", "Port Removed");

        assertThat(schema().validate(wrong, InputFormat.JSON)).hasSize(2);
    }

    @Test
    void the_worst_comes_first_for_people() throws IOException {
        assertThat(text(ReportStyle.Detail.NORMAL)).isEqualTo("""
                not compared[SCH-001] projects/shop/services.toml:5:8: No value here
                breaking[BRK-005] port-removed global/ledger ports.main: 8080/TCP
                  was at services/catalog.toml:3:1
                  breaks shop/cart, shop/web (@shop)
                  may change sales/till, through others
                risky[BRK-036] (waived) image-tag-changed shop/cart container.tag: 1.0 → 2.0
                  services/catalog.toml:4:1, was at services/catalog.toml:3:1
                safe environment-added shop/cart env:LEVEL:\s
                  services/catalog.toml:4:1
                version of global/ledger: 1.0.0, suggested 2.0.0
                1 breaking, 1 risky, 1 safe, 1 not compared since main (0123456789); suggested version of the catalogue: 2.0.0
                """);
    }

    @Test
    void in_quiet_only_what_matters_is_told() throws IOException {
        assertThat(text(ReportStyle.Detail.QUIET)).isEqualTo("""
                not compared[SCH-001] projects/shop/services.toml:5:8: No value here
                breaking[BRK-005] port-removed global/ledger ports.main: 8080/TCP
                risky[BRK-036] (waived) image-tag-changed shop/cart container.tag: 1.0 → 2.0
                """);
    }

    @Test
    void a_value_that_was_empty_is_told_from_none() throws IOException {
        assertThat(json(REPORT)).contains("\"old\": null,\n      \"new\": \"\"", "\"semver\": \"major\"");
    }

    @Test
    void who_is_affected_ends_the_sentence_of_a_finding() {
        assertThat(PORT.effect()).isEqualTo("; breaks shop/cart (@shop), shop/web (@shop); may change sales/till");
        assertThat(VARIABLE.effect()).isEmpty();
    }
}
