/** Scenarios beside rules: what is asked of whoever runs them, since most starts need nobody who does. */
@NullMarked
package dev.serviceregistry.engine.scenario;

import org.jspecify.annotations.NullMarked;
