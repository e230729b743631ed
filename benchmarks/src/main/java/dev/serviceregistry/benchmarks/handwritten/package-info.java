/** The bundled policies as plain Java, to compare the rule engine with. */
@NullMarked
package dev.serviceregistry.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
