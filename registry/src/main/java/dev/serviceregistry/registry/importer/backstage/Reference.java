package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;

/**
 * A value that refers to an entity, and where it stands.
 *
 * @param keys the mapping that it stands in
 * @param key the key below which it stands
 * @param value the value
 */
record Reference(Keys keys, String key, Yaml value) {
    void note(String message) {
        keys.note(key, value, message);
    }
}
