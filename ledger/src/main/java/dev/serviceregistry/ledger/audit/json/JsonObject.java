package dev.serviceregistry.ledger.audit.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object.
 *
 * @param members its values by their names, sorted by UTF-16 code units as RFC 8785 demands
 */
public record JsonObject(SortedMap<String, JsonValue> members) implements JsonValue {

    public JsonObject {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** An object without members. */
    public static JsonObject empty() {
        return new JsonObject(new TreeMap<>());
    }

    /** This object with one more member. */
    public JsonObject with(String name, JsonValue value) {
        SortedMap<String, JsonValue> more = new TreeMap<>(members);
        more.put(name, value);
        return new JsonObject(more);
    }

    public JsonObject with(String name, String text) {
        return with(name, new JsonText(text));
    }

    public JsonObject with(String name, long number) {
        return with(name, new JsonInteger(number));
    }

    /** The text of this name; empty when there is none. */
    public String text(String name) {
        return members.get(name) instanceof JsonText text ? text.value() : "";
    }

    /** The number of this name; -1 when there is none. */
    public long number(String name) {
        return members.get(name) instanceof JsonInteger number ? number.value() : -1;
    }

    /** The object of this name; an empty one when there is none. */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : empty();
    }

    /** The array of this name; an empty one when there is none. */
    public JsonArray array(String name) {
        return members.get(name) instanceof JsonArray array ? array : new JsonArray(List.of());
    }

    @Override
    public void appendTo(StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            JsonText.append(member.getKey(), out);
            out.append(':');
            member.getValue().appendTo(out);
        }
        out.append('}');
    }
}
