/** The types that rules may name, and what can be read from each. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler.check.types;

import org.jspecify.annotations.NullMarked;
