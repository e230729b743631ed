package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.log.BrokenLog;
import dev.serviceregistry.ledger.audit.log.IntactLog;
import dev.serviceregistry.ledger.audit.log.VerificationResult;
import dev.serviceregistry.ledger.audit.log.WrongKey;
import dev.serviceregistry.ledger.audit.note.NoteSignature;
import java.util.Locale;

/**
 * What came of verifying an audit log, in words.
 *
 * @param place the log
 * @param result what came of it
 */
record AuditVerdict(AuditPlace place, VerificationResult result) {

    boolean isIntact() {
        return result instanceof IntactLog;
    }

    String text(boolean quiet) {
        if (result instanceof WrongKey wrong) {
            return place.shown() + ": " + wrong.reason() + "\n";
        }
        if (result instanceof BrokenLog broken) {
            boolean single = broken.entry() != BrokenLog.NO_ENTRY;
            return place.shown() + ": broken" + (single ? " at entry " + broken.entry() : "") + ": the "
                    + (single ? "entry " : "log ") + broken.reason() + "\n";
        }
        IntactLog intact = (IntactLog) result;
        if (quiet) {
            return "";
        }
        long size = intact.checkpoint().checkpoint().size();
        String entries = Counts.of((int) (size - intact.kept()), "entry", "entries");
        String pruned = intact.kept() == 0 ? "" : ", and the hashes of " + intact.kept() + " that were pruned";
        return place.shown() + ": intact: " + entries + pruned + "; " + trust(intact) + "\n";
    }

    private static String trust(IntactLog intact) {
        return switch (intact.trust()) {
            case SIGNED -> "signed by " + key(intact);
            case UNCHECKED -> "signed by " + key(intact) + ", which was not checked: pass --public-key";
            case UNSIGNED ->
                "unsigned, so whoever can write it could have written all of it anew: set a key to sign it";
        };
    }

    private static String key(IntactLog intact) {
        StringBuilder keys = new StringBuilder();
        for (NoteSignature signature : intact.checkpoint().signatures()) {
            keys.append(keys.isEmpty() ? "" : ", ").append("key ").append(signature.hexId());
        }
        return keys.toString();
    }

    String json() {
        JsonObject json = JsonObject.empty().with("verdict", isIntact() ? "intact" : "broken");
        if (result instanceof BrokenLog broken) {
            json = json.with("reason", broken.reason());
            return (broken.entry() == BrokenLog.NO_ENTRY ? json : json.with("entry", broken.entry())).canonical()
                    + "\n";
        }
        IntactLog intact = (IntactLog) result;
        return json.with("origin", intact.checkpoint().checkpoint().origin())
                        .with("size", intact.checkpoint().checkpoint().size())
                        .with("root", intact.checkpoint().checkpoint().root().base64())
                        .with("first", intact.kept())
                        .with("signature", intact.trust().name().toLowerCase(Locale.ROOT))
                        .canonical()
                + "\n";
    }
}
