package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.CatalogJudged;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.log.LogEntries;
import java.io.IOException;

/** Repeats a judgement that an audit log holds, and tells whether it comes out the same. */
final class AuditReplayCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private String number = "";
    private String at = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Repeats a judgement that an audit log holds, on what it was made of: the same files, rules,"
                                + " waivers, reviews and day; one of generate with the files that it made. Says whether it"
                                + " comes out the same, or what is not the same any more.",
                        "audit replay 12 --audit audit",
                        "audit replay 12 --at v1.4")
                .note("Without --at it takes the present files when they are the same, else the commit that was checked"
                        + " out.")
                .note("Exit codes: 0 the same, 1 not the same, 2 there is no such judgement or state.")
                .argument("ENTRY", "1", "The number of the judgement.", value -> number = value)
                .text("--at", "REF|DIR|VERSION", "The state of the repository to judge.", value -> at = value)
                .setting("--at", "audit.at");
        options.rules();
        audit.declareToRead(options);
    }

    @Override
    public int run(Call call) throws IOException {
        AuditPlace place = AuditPlace.of(audit, call);
        long wanted = AuditFilter.number(number);
        LogEntries log = new LogEntries(place.directory());
        Entry entry = log.find(wanted).orElseThrow(() -> new UsageProblem(place.lacks(wanted)));
        if (!entry.kind().equals(CatalogJudged.KIND)) {
            throw new Unrepeatable(log, entry).problem();
        }
        return new AuditReplay(entry, call).run(at) ? Program.OK : Program.FINDINGS;
    }
}
