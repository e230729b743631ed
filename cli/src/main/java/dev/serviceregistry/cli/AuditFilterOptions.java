package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.List;

/** The options that say which entries of an audit log somebody asks for. */
final class AuditFilterOptions {

    private final List<String> kinds = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private String subject = "";
    private String from = "";
    private String to = "";

    void declare(Options options) {
        options.arguments("ENTRY", "0..*", "Only the entries with these numbers.", numbers)
                .texts("--kind", "KIND", "Only entries of this kind, such as judgement or waiver.", kinds)
                .setting("--kind", "audit.kind")
                .text("--from", "DATE", "Only entries of this day (UTC) or later.", value -> from = value)
                .setting("--from", "audit.from")
                .text("--to", "DATE", "Only entries of this day (UTC) or earlier.", value -> to = value)
                .setting("--to", "audit.to")
                .text(
                        "--subject",
                        "TEXT",
                        "Only entries that name it: a project, file, fingerprint, rule or person.",
                        value -> subject = value)
                .setting("--subject", "audit.subject");
    }

    AuditFilter filter(Call call) {
        return AuditFilter.of(numbers, kinds, from, to, subject, call);
    }
}
