package dev.serviceregistry.registry.toml;

import dev.serviceregistry.registry.tree.Table;
import java.util.List;

/**
 * What a TOML text says.
 *
 * @param content its values; an empty table when the text has an error that makes it unusable
 * @param usable whether the content may be used
 * @param problems what is wrong with the text
 */
public record TomlDocument(Table content, boolean usable, List<TomlProblem> problems) {}
