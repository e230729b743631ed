/** Makes classes of the rules that an organisation wrote; loaded only when one of them has changed. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler;

import org.jspecify.annotations.NullMarked;
