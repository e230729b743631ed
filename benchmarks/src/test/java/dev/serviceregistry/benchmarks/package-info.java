/** Tests of what is measured with. */
@NullMarked
package dev.serviceregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
