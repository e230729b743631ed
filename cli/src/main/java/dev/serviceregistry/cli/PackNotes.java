package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PolicyPack;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingOverride;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says which packs a judgement rests on, and what they take away or have taken away. */
final class PackNotes {

    private static final String RULES = "rules.";

    private final List<Fact> facts;
    private final Call call;
    private @Nullable RuleSet rules;

    private PackNotes(List<Fact> facts, Call call) {
        this.facts = facts;
        this.call = call;
    }

    /** Writes a line on every pack to standard error. */
    static void tell(Reading reading, Call call) {
        if (call.packs().isEmpty() || call.common().quiet) {
            return;
        }
        PackNotes notes = new PackNotes(reading.registry().facts().facts(), call);
        for (Fact fact : notes.facts) {
            if (fact instanceof PolicyPack pack) {
                call.err().line("note: " + notes.line(pack.description()));
            }
        }
        call.err().line("'service-registry rules packs' shows what is in place of what.");
    }

    private String line(String pack) {
        int settings = 0;
        int replaced = 0;
        List<String> off = new ArrayList<>();
        List<String> lowered = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Setting setting && setting.source().pack().equals(pack)) {
                settings++;
                String mode = rule(setting, ".mode");
                String severity = rule(setting, ".severity");
                if (!mode.isEmpty() && setting.value().equals("off")) {
                    off.add(mode);
                } else if (!severity.isEmpty() && isLess(setting.value(), severity)) {
                    lowered.add(severity + " to " + setting.value());
                }
            } else if (fact instanceof SettingOverride override
                    && override.former().source().pack().equals(pack)) {
                replaced++;
            }
        }
        return pack + " gives " + settings + (settings == 1 ? " setting" : " settings")
                + (replaced == 0 ? "" : ", " + replaced + " more " + (replaced == 1 ? "is" : "are") + " written over")
                + (off.isEmpty() ? "" : "; it switches off " + String.join(", ", off))
                + (lowered.isEmpty() ? "" : "; it lowers " + String.join(", ", lowered));
    }

    /** The rule of which a setting is one, by the end of its key; empty when it is another setting. */
    private static String rule(Setting setting, String end) {
        String key = setting.key();
        return key.startsWith(RULES) && key.endsWith(end) ? key.substring(RULES.length(), key.lastIndexOf('.')) : "";
    }

    private boolean isLess(String severity, String id) {
        RuleDescriptor rule = rules().find(id).orElse(null);
        return rule != null
                && Severity.valueOf(severity.toUpperCase(Locale.ROOT)).compareTo(rule.severity()) > 0;
    }

    private RuleSet rules() {
        RuleSet known = rules;
        if (known == null) {
            known = call.engineOnChanges().rules();
            rules = known;
        }
        return known;
    }
}
