/** Values as few bytes: what a file says, and facts, as they are kept from one run to the next. */
@NullMarked
package dev.serviceregistry.registry.packed;

import org.jspecify.annotations.NullMarked;
