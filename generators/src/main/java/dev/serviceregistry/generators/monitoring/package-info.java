/** What is watched of a project at a target, as the formats for monitoring share it. */
@NullMarked
package dev.serviceregistry.generators.monitoring;

import org.jspecify.annotations.NullMarked;
