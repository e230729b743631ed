/** Makes central repositories of any size, for benchmarks and for whoever wants a large one to try something on. */
@NullMarked
package dev.serviceregistry.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
