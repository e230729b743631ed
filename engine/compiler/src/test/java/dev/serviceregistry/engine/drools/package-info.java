/** Tests of what the engine makes of compiled rules, with the compiler that makes them. */
@NullMarked
package dev.serviceregistry.engine.drools;

import org.jspecify.annotations.NullMarked;
