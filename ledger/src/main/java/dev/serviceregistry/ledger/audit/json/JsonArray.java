package dev.serviceregistry.ledger.audit.json;

import java.util.ArrayList;
import java.util.List;

/**
 * An array.
 *
 * @param items its values, in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    public JsonArray {
        items = List.copyOf(items);
    }

    /** An array of texts. */
    public static JsonArray of(Iterable<String> texts) {
        List<JsonValue> items = new ArrayList<>();
        for (String text : texts) {
            items.add(new JsonText(text));
        }
        return new JsonArray(items);
    }

    /** Those of its values that are texts. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(items.size());
        for (JsonValue item : items) {
            if (item instanceof JsonText text) {
                texts.add(text.value());
            }
        }
        return texts;
    }

    @Override
    public void appendTo(StringBuilder out) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            items.get(i).appendTo(out);
        }
        out.append(']');
    }
}
