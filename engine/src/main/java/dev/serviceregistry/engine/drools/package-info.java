/** Judges facts with Drools: the only package that knows it. */
@NullMarked
package dev.serviceregistry.engine.drools;

import org.jspecify.annotations.NullMarked;
