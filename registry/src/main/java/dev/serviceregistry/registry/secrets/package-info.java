/** Recognises secrets, so that none is kept or shown. */
@NullMarked
package dev.serviceregistry.registry.secrets;

import org.jspecify.annotations.NullMarked;
