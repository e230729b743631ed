/** Tests of the compiler of an organisation's rules. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler;

import org.jspecify.annotations.NullMarked;
