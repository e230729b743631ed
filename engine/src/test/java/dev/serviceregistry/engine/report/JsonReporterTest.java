package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.serviceregistry.engine.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Finding MISSING = finding(
            EXISTS,
            "redis",
            "requires \"redis\"\n",
            at(FILE, 12, 14, 21),
            Judgements.setting(at("policies/security.toml", 3, 1, 11)));
    private static final Finding WAIVED = finding(DEPRECATED, "kafka", "requires kafka", at("", 1, 1, 1));
    private static final Judgement JUDGEMENT = Judgements.of(Map.of(), List.of(Judgements.waived(WAIVED)), MISSING);

    private static JsonSchema schema() throws IOException {
        try (InputStream in = JsonReporter.class.getResourceAsStream("report.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void a_report_is_as_its_schema_says() throws IOException {
        assertThat(schema().validate(Judgements.json(JUDGEMENT), InputFormat.JSON))
                .isEmpty();
        assertThat(schema().validate(Judgements.json(Judgements.of(Map.of(), List.of())), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_report() throws IOException {
        String wrong =
                Judgements.json(JUDGEMENT).replace("\"FAIL\"", "\"MAYBE\"").replace("\"error\",", "\"fatal\",");

        assertThat(schema().validate(wrong, InputFormat.JSON)).hasSize(2);
    }

    @Test
    void fields_keep_their_names_and_their_order() {
        assertThat(Judgements.json(Judgements.of(Map.of(), List.of(), MISSING)))
                .isEqualTo("""
                        {
                          "tool": {
                            "name": "service-registry",
                            "version": "1.2.3"
                          },
                          "catalog": {
                            "root": ".",
                            "projects": 1,
                            "services": 2,
                            "digest": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                          },
                          "asOf": "2026-11-23",
                          "findings": [
                            {
                              "rule": "DEP-001",
                              "title": "Every required service exists",
                              "severity": "error",
                              "family": "dependency",
                              "subject": {
                                "project": "shop",
                                "service": "cart",
                                "element": "dependencies.requires:redis"
                              },
                              "message": "requires \\"redis\\"\\n",
                              "location": {
                                "file": "projects/shop/services.toml",
                                "line": 12,
                                "column": 14,
                                "endLine": 12,
                                "endColumn": 21
                              },
                              "related": [
                                {
                                  "message": "dependency.max_fan_in = 25",
                                  "location": {
                                    "file": "policies/security.toml",
                                    "line": 3,
                                    "column": 1,
                                    "endLine": 3,
                                    "endColumn": 11
                                  }
                                }
                              ],
                              "evidence": [
                                {
                                  "fact": "Dependency",
                                  "location": {
                                    "file": "projects/shop/services.toml",
                                    "line": 12,
                                    "column": 14,
                                    "endLine": 12,
                                    "endColumn": 21
                                  }
                                },
                                {
                                  "fact": "Setting",
                                  "location": {
                                    "file": "policies/security.toml",
                                    "line": 3,
                                    "column": 1,
                                    "endLine": 3,
                                    "endColumn": 11
                                  }
                                }
                              ],
                              "controls": [
                                "ISO27001:A.8.9",
                                "SOC2:CC8.1"
                              ],
                              "remediation": "Define the service.",
                              "fingerprint": "%s",
                              "waived": null
                            }
                          ],
                          "rules": [
                            {
                              "id": "DEP-001",
                              "outcome": "VIOLATED"
                            },
                            {
                              "id": "DEP-006",
                              "outcome": "PASSED"
                            },
                            {
                              "id": "SCH-011",
                              "outcome": "NOT_APPLICABLE"
                            }
                          ],
                          "summary": {
                            "error": 1,
                            "warning": 0,
                            "note": 0,
                            "waived": 0,
                            "verdict": "FAIL"
                          }
                        }
                        """.formatted(MISSING.fingerprint()));
    }

    @Test
    void a_waived_finding_says_who_answers_for_it_and_does_not_fail() {
        Judgement judgement = Judgements.of(Map.of(), List.of(Judgements.waived(WAIVED)));

        assertThat(Judgements.json(judgement))
                .contains("""
                              "waived": {
                                "reason": "The successor is not out yet",
                                "ticket": "OPS-7",
                                "approvedBy": "@platform-team",
                                "expires": "2027-03-31"
                              }
                        """)
                .contains("\"location\": null", "\"waived\": 1", "\"verdict\": \"PASS\"");
    }
}
