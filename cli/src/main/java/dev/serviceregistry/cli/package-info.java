/** How a person asks: commands that parse, make one call and render. */
@NullMarked
package dev.serviceregistry.cli;

import org.jspecify.annotations.NullMarked;
