package dev.serviceregistry.facts;

import java.util.List;

/**
 * A setting, or a decision table, that is written over what a pack says.
 *
 * @param key the setting's dotted path; {@code tables.NAME} for a table
 * @param value the value that holds
 * @param former what the pack says
 * @param source where the value that holds is written: in the repository, or in a pack that goes before
 */
public record SettingOverride(String key, String value, Setting former, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository(key);
    }

    @Override
    public String description() {
        return key + " = " + value;
    }

    @Override
    public List<Setting> parts() {
        return List.of(former);
    }
}
