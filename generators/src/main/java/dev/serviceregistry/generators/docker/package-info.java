/** Projects as Docker Compose files. */
@NullMarked
package dev.serviceregistry.generators.docker;

import org.jspecify.annotations.NullMarked;
