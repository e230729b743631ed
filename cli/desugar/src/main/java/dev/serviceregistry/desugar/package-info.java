/** A tool of the build: replaces what a class would link at run time by plain classes and methods. */
@NullMarked
package dev.serviceregistry.desugar;

import org.jspecify.annotations.NullMarked;
