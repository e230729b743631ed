package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * A repository was judged.
 *
 * @param asked what was asked for
 * @param inputs what the result follows from
 * @param result what came of it
 */
public record CatalogJudged(Asked asked, Inputs inputs, Result result) implements AuditEvent {

    /** The kind of this event. */
    public static final String KIND = "judgement";

    /** The judgement that the log kept. */
    public static CatalogJudged of(JsonObject json) {
        return new CatalogJudged(
                Asked.of(json.object("asked")), Inputs.of(json.object("inputs")), Result.of(json.object("result")));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("asked", asked.json())
                .with("inputs", inputs.json())
                .with("result", result.json());
    }
}
