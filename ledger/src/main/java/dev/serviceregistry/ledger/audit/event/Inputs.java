package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement follows from: with the same of each it comes out the same.
 *
 * @param rules the SHA-256 over the rules and their severities, in hex
 * @param catalog the SHA-256 over the paths and contents of all files read, in hex
 * @param facts the SHA-256 over all facts, those of a comparison included, in hex
 * @param exceptions the SHA-256 over all waivers, in hex
 * @param day the day as of which it was judged
 * @param commit the git commit that was checked out, in hex; empty when the repository is not kept in git
 * @param packs the packs that policies came from, each with the SHA-256 of its file, in their order
 * @param reviews what a forge said of who has approved; null when none was asked
 */
public record Inputs(
        String rules,
        String catalog,
        String facts,
        String exceptions,
        String day,
        String commit,
        List<String> packs,
        @Nullable PullRequestReviews reviews) {

    public Inputs {
        packs = List.copyOf(packs);
    }

    JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("as_of", day)
                .with("catalog", catalog)
                .with("commit", commit)
                .with("exceptions", exceptions)
                .with("facts", facts)
                .with("rules", rules);
        JsonObject whole = packs.isEmpty() ? json : json.with("packs", JsonArray.of(packs));
        return reviews == null ? whole : whole.with("reviews", new Reviewed(reviews).json());
    }

    static Inputs of(JsonObject json) {
        return new Inputs(
                json.text("rules"),
                json.text("catalog"),
                json.text("facts"),
                json.text("exceptions"),
                json.text("as_of"),
                json.text("commit"),
                json.array("packs").texts(),
                json.members().containsKey("reviews")
                        ? Reviewed.of(json.object("reviews")).reviews()
                        : null);
    }
}
