package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PolicyPack;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingOverride;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.List;

/** Says which packs a judgement rests on, and what they take away or have taken away. */
final class PackNotes {

    private PackNotes() {}

    /** Writes a line on every pack to standard error. */
    static void tell(Reading reading, Call call) {
        if (call.packs().isEmpty() || call.common().quiet) {
            return;
        }
        List<Fact> facts = reading.registry().facts().facts();
        for (Fact fact : facts) {
            if (fact instanceof PolicyPack pack) {
                call.err().line("note: " + line(pack.description(), facts));
            }
        }
        call.err().line("'service-registry rules packs' shows what is in place of what.");
    }

    private static String line(String pack, List<Fact> facts) {
        int settings = 0;
        int replaced = 0;
        List<String> off = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Setting setting && setting.source().pack().equals(pack)) {
                settings++;
                if (setting.key().startsWith("rules.")
                        && setting.key().endsWith(".mode")
                        && setting.value().equals("off")) {
                    off.add(setting.key()
                            .substring("rules.".length(), setting.key().lastIndexOf('.')));
                }
            } else if (fact instanceof SettingOverride override
                    && override.former().source().pack().equals(pack)) {
                replaced++;
            }
        }
        return pack + " gives " + settings + (settings == 1 ? " setting" : " settings")
                + (replaced == 0 ? "" : ", " + replaced + " more " + (replaced == 1 ? "is" : "are") + " written over")
                + (off.isEmpty() ? "" : "; it switches off " + String.join(", ", off));
    }
}
