/** Reads files of rules into syntax trees whose every part knows where it is written. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler.check.syntax;

import org.jspecify.annotations.NullMarked;
