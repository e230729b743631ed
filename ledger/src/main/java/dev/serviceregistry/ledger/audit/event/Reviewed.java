package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonValue;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a forge said of a pull request, so that nobody has to ask it again, which might answer otherwise by then.
 *
 * @param reviews its answer
 */
record Reviewed(PullRequestReviews reviews) {

    JsonObject json() {
        List<JsonValue> approvals = new ArrayList<>();
        for (ForgeApproval approval : reviews.approvals()) {
            approvals.add(JsonObject.empty()
                    .with("address", approval.address())
                    .with("commit", approval.commit())
                    .with("login", approval.login())
                    .with("teams", JsonArray.of(new TreeSet<>(approval.teams()))));
        }
        JsonObject logins = JsonObject.empty();
        for (Map.Entry<String, String> login : reviews.logins().entrySet()) {
            logins = logins.with(login.getKey(), login.getValue());
        }
        return JsonObject.empty()
                .with("approvals", new JsonArray(approvals))
                .with("logins", logins)
                .with("opener", reviews.opener());
    }

    static Reviewed of(JsonObject json) {
        List<ForgeApproval> approvals = new ArrayList<>();
        for (JsonValue item : json.array("approvals").items()) {
            if (item instanceof JsonObject approval) {
                approvals.add(new ForgeApproval(
                        approval.text("login"),
                        new TreeSet<>(approval.array("teams").texts()),
                        approval.text("commit"),
                        approval.text("address")));
            }
        }
        Map<String, String> logins = new TreeMap<>();
        JsonObject known = json.object("logins");
        known.members().keySet().forEach(mail -> logins.put(mail, known.text(mail)));
        return new Reviewed(new PullRequestReviews(json.text("opener"), logins, List.copyOf(approvals)));
    }
}
