/** How fast: whole processes measured beside a JVM that does nothing. */
@NullMarked
package dev.serviceregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
