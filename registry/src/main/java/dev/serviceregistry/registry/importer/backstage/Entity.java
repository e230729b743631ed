package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Keys;

/**
 * An entity that a catalogue file declares.
 *
 * @param ref its name
 * @param keys its keys
 * @param metadata the keys of its metadata
 * @param spec the keys of its specification
 * @param at where it begins
 */
record Entity(EntityRef ref, Keys keys, Keys metadata, Keys spec, SourceLocation at) {
    String title() {
        return ref.kind() + " " + ref.name();
    }

    void note(String message) {
        keys.notes().note(at, title() + ": " + message);
    }
}
