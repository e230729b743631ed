/** Trees as YAML. */
@NullMarked
package dev.serviceregistry.generators.yaml;

import org.jspecify.annotations.NullMarked;
