/** Files of any kind that can be imported: each is known by what is in it, not by its name. */
@NullMarked
package dev.serviceregistry.registry.importer.recognition;

import org.jspecify.annotations.NullMarked;
