/** Foreign descriptions of services turned into the registry's TOML, losing nothing in silence. */
@NullMarked
package dev.serviceregistry.registry.importer;

import org.jspecify.annotations.NullMarked;
