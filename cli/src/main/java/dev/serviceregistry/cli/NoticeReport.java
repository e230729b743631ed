package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.ledger.outbox.Notice;
import dev.serviceregistry.ledger.outbox.OutboxEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told to whom, and what became of it.
 *
 * @param notices what is to be told
 * @param against what is compared with, as people read it
 * @param known what the outbox says of each notice, by its id
 * @param sends whether it was sent just now, and not only shown
 */
record NoticeReport(Notices notices, String against, Map<String, OutboxEntry> known, boolean sends) {

    static NoticeReport of(Notices notices, String against, List<OutboxEntry> entries, boolean sends) {
        Map<String, OutboxEntry> known = new HashMap<>();
        entries.forEach(entry -> known.put(entry.notice().id(), entry));
        return new NoticeReport(notices, against, known, sends);
    }

    void writeText(Call call) {
        for (Notice notice : notices.notices()) {
            line(
                    notice.recipient().channel() + " " + notice.recipient().address() + " (team "
                            + notice.recipient().team() + "): " + status(notice),
                    call);
            line("  " + notice.title(), call);
            notice.lines().forEach(line -> line("  " + line, call));
            call.out().line("");
        }
        call.out()
                .line(Counts.of(notices.notices().size(), "notice") + " since " + against
                        + (sends ? "" : "; nothing was sent: --send sends what was not sent before"));
    }

    /** Says on standard error whom nobody can reach. */
    void warn(Call call) {
        for (String project : notices.unreachable()) {
            call.err()
                    .line(ShownText.of("nobody can be told about " + project
                            + ": none of its owners has slack, email or repository in [teams]"));
        }
    }

    private static void line(String text, Call call) {
        call.out().line(ShownText.of(text));
    }

    private String status(Notice notice) {
        OutboxEntry entry = known.get(notice.id());
        if (entry == null) {
            return "not sent yet";
        }
        return entry.sent()
                ? "sent"
                : "not sent yet after " + Counts.of(entry.attempts(), "attempt")
                        + (entry.failure().isEmpty() ? "" : ": " + entry.failure());
    }

    void writeJson(Call call) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(call.out())) {
            json.writeStartObject();
            json.writeStringField("against", against);
            json.writeArrayFieldStart("notices");
            for (Notice notice : notices.notices()) {
                OutboxEntry entry = known.get(notice.id());
                json.writeStartObject();
                json.writeStringField("id", notice.id());
                json.writeStringField("project", notice.project());
                json.writeStringField("team", notice.recipient().team());
                json.writeStringField("channel", notice.recipient().channel().toString());
                json.writeStringField("address", notice.recipient().address());
                json.writeStringField("title", notice.title());
                strings("lines", notice.lines(), json);
                json.writeBooleanField("sent", entry != null && entry.sent());
                json.writeNumberField("attempts", entry == null ? 0 : entry.attempts());
                json.writeStringField("failure", entry == null ? "" : entry.failure());
                json.writeEndObject();
            }
            json.writeEndArray();
            strings("unreachable", notices.unreachable(), json);
            json.writeEndObject();
        }
        call.out().append('\n');
    }

    private static void strings(String key, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
