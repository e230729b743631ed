package dev.serviceregistry.facts;

/**
 * A single value in a file of a project that is of none of its services, whatever its key. Each element of a list is a fact of
 * its own. Where another fact says the same, prefer it: it knows what the value means.
 *
 * @param project the project
 * @param file the file's name without {@code .toml}: {@code services}, {@code deployment} or {@code monitoring}
 * @param key the dotted path of the key, such as {@code project.environments}, {@code deployment.target.production.approvals} or
 *     {@code monitoring.routes.critical.slack}; a key that is no bare one stands in quotes, as in TOML; what is within a list has
 *     the path of the list
 * @param text the value as it is written, without quotation marks; stars in the place of a secret
 * @param number what the value is worth, as of a {@code ServiceValue}
 * @param source where it is written
 */
public record ProjectValue(String project, String file, String key, String text, double number, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", key);
    }

    @Override
    public String description() {
        return key + " of " + project + " is " + text;
    }
}
