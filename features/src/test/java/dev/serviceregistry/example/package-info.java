/** A format that somebody else adds: a class, and its name in {@code META-INF/services}. */
@NullMarked
package dev.serviceregistry.example;

import org.jspecify.annotations.NullMarked;
