/** YAML as it was written: every value with its place, within bounds, and a note for each that nobody took. */
@NullMarked
package dev.serviceregistry.registry.importer.yaml;

import org.jspecify.annotations.NullMarked;
