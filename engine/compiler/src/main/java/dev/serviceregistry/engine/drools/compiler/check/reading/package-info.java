/** Reads rules a second time, as the compiler will, and makes sure that it finds in them what was checked. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler.check.reading;

import org.jspecify.annotations.NullMarked;
