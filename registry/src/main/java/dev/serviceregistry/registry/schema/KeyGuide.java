package dev.serviceregistry.registry.schema;

import java.util.List;

/**
 * What the schema says of one key, for whoever writes it.
 *
 * @param name the key
 * @param description one sentence on what it says, or empty
 * @param form what its value may be, in words
 * @param otherwise what holds where it is absent, as JSON, or empty
 * @param required whether it must be written
 * @param isTable whether its value is a table
 * @param isText whether its value is a text, or an array of texts
 * @param values the values that it may have, without quotation marks, when there are few
 * @param named what its value names
 */
public record KeyGuide(
        String name,
        String description,
        String form,
        String otherwise,
        boolean required,
        boolean isTable,
        boolean isText,
        List<String> values,
        NamedThing named) {}
