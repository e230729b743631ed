/** Tests of the generator of repositories. */
@NullMarked
package dev.serviceregistry.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
