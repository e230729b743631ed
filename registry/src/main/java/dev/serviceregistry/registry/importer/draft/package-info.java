/** What every import writes alike, whatever it read: ids, types, dependencies, ports, mounts. */
@NullMarked
package dev.serviceregistry.registry.importer.draft;

import org.jspecify.annotations.NullMarked;
