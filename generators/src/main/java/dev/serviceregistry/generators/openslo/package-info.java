/** Objectives as OpenSLO states them. */
@NullMarked
package dev.serviceregistry.generators.openslo;

import org.jspecify.annotations.NullMarked;
