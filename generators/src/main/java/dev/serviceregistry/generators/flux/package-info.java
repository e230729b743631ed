/** The format of Flux: sources, kustomizations and alerts and, with Flagger, releases step by step. */
@NullMarked
package dev.serviceregistry.generators.flux;

import org.jspecify.annotations.NullMarked;
