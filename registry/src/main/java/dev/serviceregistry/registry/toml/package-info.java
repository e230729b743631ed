/** TOML text: the only package that knows the format's grammar. */
@NullMarked
package dev.serviceregistry.registry.toml;

import org.jspecify.annotations.NullMarked;
