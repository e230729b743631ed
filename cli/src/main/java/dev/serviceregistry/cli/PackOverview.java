package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingOverride;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.KeyGuide;
import dev.serviceregistry.registry.schema.SchemaGuide;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packs that a repository uses, with what each brings and what is in place of what.
 *
 * @param packs the packs
 * @param call the call
 */
record PackOverview(List<Content> packs, Call call) {

    /**
     * What a pack brings.
     *
     * @param used the pack
     * @param rules its rules
     * @param settings its settings that hold
     * @param tables the names of its tables that hold
     * @param replaced what a later pack or the repository writes over it
     */
    record Content(
            PackInUse used,
            List<RuleDescriptor> rules,
            List<SetBy> settings,
            Set<String> tables,
            List<SettingOverride> replaced) {}

    /**
     * A setting that a pack gives.
     *
     * @param setting the setting
     * @param former what would hold without it, in words; empty when that is nothing
     */
    record SetBy(Setting setting, String former) {}

    static PackOverview of(Reading reading, Call call) {
        List<Content> packs = new ArrayList<>();
        for (PackInUse used : call.packs()) {
            packs.add(content(used, reading, call));
        }
        return new PackOverview(packs, call);
    }

    private static Content content(PackInUse used, Reading reading, Call call) {
        Content content = new Content(used, new ArrayList<>(), new ArrayList<>(), new TreeSet<>(), new ArrayList<>());
        String prefix = used.pack().name("");
        for (RuleDescriptor rule : call.engineOnChanges().rules().rules()) {
            if (rule.source().file().startsWith(prefix)) {
                content.rules().add(rule);
            }
        }
        List<Fact> facts = reading.registry().facts().facts();
        for (Fact fact : facts) {
            boolean isOfPack = fact.source().file().startsWith(prefix);
            if (isOfPack && fact instanceof Setting setting) {
                content.settings().add(new SetBy(setting, former(setting, facts)));
            } else if (isOfPack && fact instanceof TableEntry entry) {
                content.tables().add(entry.table());
            } else if (fact instanceof SettingOverride override
                    && override.former().source().file().startsWith(prefix)) {
                content.replaced().add(override);
            }
        }
        return content;
    }

    /** What would hold without a setting: what an earlier pack says, else what holds by default. */
    private static String former(Setting setting, List<Fact> facts) {
        SettingOverride nearest = null;
        for (Fact fact : facts) {
            if (fact instanceof SettingOverride override
                    && override.key().equals(setting.key())
                    && override.source().equals(setting.source())) {
                nearest = nearest == null ? override : nearest;
            }
        }
        if (nearest != null) {
            return nearest.former().value() + " of " + nearest.former().source().pack();
        }
        KeyGuide guide = new SchemaGuide(DocumentKind.POLICY)
                .at(List.of(setting.key().split("\\.", -1)))
                .orElse(null);
        String otherwise = guide == null ? "" : guide.otherwise().replace("\"", "");
        return otherwise.isEmpty() || otherwise.equals(setting.value()) ? "" : otherwise + " by default";
    }

    void writeText() {
        Output out = call.out();
        if (packs.isEmpty()) {
            out.line("no packs are in use; [policies] use in "
                    + call.repository().shown(SettingsFile.NAME) + " names them");
        }
        for (Content content : packs) {
            PackInUse used = content.used();
            out.line(used.pack().id() + "  " + used.use().shown() + "  "
                    + (used.isSigned() ? "signature verified" : "no signature asked for"));
            out.line("  sha256    " + used.use().sha256());
            out.line("  made by   " + used.pack().tool());
            for (RuleDescriptor rule : content.rules()) {
                out.line("  rule      " + rule.id() + " " + rule.title());
            }
            for (SetBy set : content.settings()) {
                out.line("  setting   " + set.setting().description()
                        + (set.former().isEmpty() ? "" : ", in place of " + set.former()));
            }
            for (String table : content.tables()) {
                out.line("  table     " + table);
            }
            for (SettingOverride override : content.replaced()) {
                out.line("  replaced  " + override.key() + " = "
                        + override.former().value() + ", by " + override.value() + " in " + place(override.source()));
            }
        }
    }

    private String place(SourceLocation source) {
        return source.pack().isEmpty() ? call.repository().shown(source.toString()) : source.toString();
    }

    void writeJson(Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("packs");
            for (Content content : packs) {
                write(content, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void write(Content content, JsonGenerator json) throws IOException {
        PackInUse used = content.used();
        json.writeStartObject();
        json.writeStringField("name", used.pack().id().name());
        json.writeStringField("version", used.pack().id().version());
        json.writeStringField("sha256", used.use().sha256());
        json.writeStringField("from", used.use().shown());
        json.writeBooleanField("signed", used.isSigned());
        json.writeStringField("madeBy", used.pack().tool());
        json.writeArrayFieldStart("rules");
        for (RuleDescriptor rule : content.rules()) {
            json.writeString(rule.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("settings");
        for (SetBy set : content.settings()) {
            json.writeStartObject();
            json.writeStringField("key", set.setting().key());
            json.writeStringField("value", set.setting().value());
            json.writeStringField("inPlaceOf", set.former());
            json.writeStringField("source", set.setting().source().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tables");
        for (String table : content.tables()) {
            json.writeString(table);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("replaced");
        for (SettingOverride override : content.replaced()) {
            json.writeStartObject();
            json.writeStringField("key", override.key());
            json.writeStringField("value", override.former().value());
            json.writeStringField("by", override.value());
            json.writeStringField("source", override.source().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
