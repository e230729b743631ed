/** Backstage's catalogue files: which entities are services, and what each of their keys is in the registry. */
@NullMarked
package dev.serviceregistry.registry.importer.backstage;

import org.jspecify.annotations.NullMarked;
