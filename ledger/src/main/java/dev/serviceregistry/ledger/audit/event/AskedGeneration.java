package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import java.util.List;

/**
 * What somebody asked to generate from what was judged; empty lists ask for everything.
 *
 * @param formats the formats; none when nothing was generated
 * @param pattern the pattern of services, or empty
 * @param targets the targets
 * @param regions the regions
 */
public record AskedGeneration(List<String> formats, String pattern, List<String> targets, List<String> regions) {

    /** Nothing was generated. */
    public static final AskedGeneration NOTHING = new AskedGeneration(List.of(), "", List.of(), List.of());

    public AskedGeneration {
        formats = List.copyOf(formats);
        targets = List.copyOf(targets);
        regions = List.copyOf(regions);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("formats", JsonArray.of(formats))
                .with("pattern", pattern)
                .with("regions", JsonArray.of(regions))
                .with("targets", JsonArray.of(targets));
    }

    static AskedGeneration of(JsonObject json) {
        return new AskedGeneration(
                json.array("formats").texts(),
                json.text("pattern"),
                json.array("targets").texts(),
                json.array("regions").texts());
    }
}
