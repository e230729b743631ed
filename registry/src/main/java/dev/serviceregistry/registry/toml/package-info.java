/** TOML files to located values and back; the only place that knows the TOML library. */
@NullMarked
package dev.serviceregistry.registry.toml;

import org.jspecify.annotations.NullMarked;
