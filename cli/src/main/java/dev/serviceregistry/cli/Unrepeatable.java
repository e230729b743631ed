package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.CatalogJudged;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.log.LogEntries;
import java.io.IOException;

/** Tells of an entry that is no judgement why it cannot be repeated, and which judgement stands behind it. */
final class Unrepeatable {

    private final LogEntries log;
    private final Entry entry;

    Unrepeatable(LogEntries log, Entry entry) {
        this.log = log;
        this.entry = entry;
    }

    UsageProblem problem() throws IOException {
        return new UsageProblem("entry " + entry.number() + " is no judgement but " + entry.kind() + ": " + why());
    }

    private String why() throws IOException {
        return switch (entry.kind()) {
            case "files-written" -> ofFiles(entry.event().text("command"));
            case "approval", "waiver" ->
                "it tells for what somebody answers, which no program decides again\nThe judgements after it hold what"
                        + " came of it: 'service-registry audit show --kind judgement' lists them.";
            default -> "it tells of the log itself\n'service-registry audit verify' proves the log.";
        };
    }

    private String ofFiles(String command) throws IOException {
        long[] judgement = {-1};
        log.read(each -> {
            boolean isBehind = each.kind().equals(CatalogJudged.KIND)
                    && CatalogJudged.of(each.event()).asked().command().equals(command)
                    && each.actor().equals(entry.actor());
            judgement[0] = isBehind ? each.number() : judgement[0];
            return each.number() + 1 < entry.number();
        });
        if (judgement[0] < 0) {
            return "'" + command + "' wrote what it was given, and the log holds the digests of the files and not what"
                    + " they were made from\nCompare the files with the digests: 'service-registry audit show "
                    + entry.number() + " -f json'.";
        }
        return "what '" + command + "' wrote follows from what it judged\n'service-registry audit replay "
                + judgement[0] + "' repeats that"
                + (command.equals("generate")
                        ? ", and the generated files with it."
                        : "; reports also tell how long it took.");
    }
}
