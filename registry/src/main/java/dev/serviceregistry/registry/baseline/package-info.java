/** The findings that were there when judging began, as a file in the repository holds them. */
@NullMarked
package dev.serviceregistry.registry.baseline;

import org.jspecify.annotations.NullMarked;
