/** Foreign descriptions of services turned into the registry's TOML, losing nothing in silence: what goes in and what comes of it. */
@NullMarked
package dev.serviceregistry.registry.importer;

import org.jspecify.annotations.NullMarked;
