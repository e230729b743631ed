/** What tests of the whole program ask of the engine's insides. */
@NullMarked
package dev.serviceregistry.engine.drools;

import org.jspecify.annotations.NullMarked;
