/** Trees as JSON. */
@NullMarked
package dev.serviceregistry.generators.json;

import org.jspecify.annotations.NullMarked;
