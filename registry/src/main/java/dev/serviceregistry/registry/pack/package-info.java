/** Packs: the policies of one organisation as a file that others take in. */
@NullMarked
package dev.serviceregistry.registry.pack;

import org.jspecify.annotations.NullMarked;
