/** Compose files: how they are laid over each other, and what each of their keys is in the registry. */
@NullMarked
package dev.serviceregistry.registry.importer.compose;

import org.jspecify.annotations.NullMarked;
