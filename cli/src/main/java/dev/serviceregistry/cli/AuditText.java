package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.ledger.audit.event.CatalogJudged;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.event.Result;
import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonText;
import dev.serviceregistry.ledger.audit.json.JsonValue;
import java.util.Map;

/** Entries of an audit log as people and programs read them. */
final class AuditText {

    private AuditText() {}

    /** An entry on one line. */
    static String of(Entry entry) {
        String what = entry.kind().equals(CatalogJudged.KIND) ? judgement(entry) : values(entry.event());
        return ShownText.of(
                entry.number() + "  " + entry.time() + "  " + entry.actor() + "  " + entry.kind() + "  " + what);
    }

    private static String judgement(Entry entry) {
        CatalogJudged judged = CatalogJudged.of(entry.event());
        String commit = judged.inputs().commit();
        return judged.asked().command() + " " + judged.asked().root()
                + (commit.isEmpty() ? "" : " at " + commit.substring(0, Math.min(10, commit.length())))
                + " as of " + judged.inputs().day() + ": " + result(judged.result());
    }

    /** What came of a judgement. */
    static String result(Result result) {
        return result.verdict() + ", " + Counts.of(result.errors(), "error") + ", "
                + Counts.of(result.warnings(), "warning") + ", " + Counts.of(result.notes(), "note") + ", "
                + result.waived().size() + " waived";
    }

    private static String values(JsonObject event) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonValue> member : event.members().entrySet()) {
            String value = value(member.getValue());
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(member.getKey())
                        .append(' ')
                        .append(value);
            }
        }
        return text.toString();
    }

    private static String value(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        if (value instanceof JsonArray array) {
            StringBuilder text = new StringBuilder();
            for (JsonValue item : array.items()) {
                String each = item instanceof JsonObject object
                                && !object.text("path").isEmpty()
                        ? object.text("path")
                        : value(item);
                text.append(text.isEmpty() ? "" : ", ").append(each);
            }
            return text.toString();
        }
        return value.canonical();
    }
}
