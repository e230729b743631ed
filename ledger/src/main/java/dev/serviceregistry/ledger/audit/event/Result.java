package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import java.util.List;

/**
 * What came of a judgement.
 *
 * @param failed whether a finding that nobody answers for is as bad as was asked, or worse
 * @param errors how many findings are errors
 * @param warnings how many are warnings
 * @param notes how many are notes
 * @param findings the fingerprints of the findings, sorted
 * @param waived the fingerprints of the findings that an exception covers, sorted
 * @param generated the SHA-256 over all files that were generated, in hex; empty when none were
 */
public record Result(
        boolean failed,
        int errors,
        int warnings,
        int notes,
        List<String> findings,
        List<String> waived,
        String generated) {

    private static final String FAILED = "FAIL";
    private static final String PASSED = "PASS";

    public Result {
        findings = findings.stream().sorted().toList();
        waived = waived.stream().sorted().toList();
    }

    /** FAIL or PASS. */
    public String verdict() {
        return failed ? FAILED : PASSED;
    }

    JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("errors", errors)
                .with("findings", JsonArray.of(findings))
                .with("notes", notes)
                .with("verdict", verdict())
                .with("waived", JsonArray.of(waived))
                .with("warnings", warnings);
        return generated.isEmpty() ? json : json.with("generated", generated);
    }

    static Result of(JsonObject json) {
        return new Result(
                json.text("verdict").equals(FAILED),
                (int) json.number("errors"),
                (int) json.number("warnings"),
                (int) json.number("notes"),
                json.array("findings").texts(),
                json.array("waived").texts(),
                json.text("generated"));
    }
}
