package dev.serviceregistry.facts;

import java.util.List;

/**
 * A setting that two files give different values.
 *
 * @param key the setting's dotted path
 * @param value the value in this place
 * @param other the first value
 * @param source where this value is written
 */
public record SettingConflict(String key, String value, Setting other, SourceLocation source) implements Fact {

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
        return List.of(other);
    }
}
