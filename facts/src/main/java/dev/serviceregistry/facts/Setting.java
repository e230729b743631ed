package dev.serviceregistry.facts;

/**
 * A value that the policies are judged by.
 *
 * @param key the setting's dotted path
 * @param value the value as written
 * @param source where it is written
 */
public record Setting(String key, String value, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository(key);
    }

    @Override
    public String description() {
        return key + " = " + value;
    }
}
