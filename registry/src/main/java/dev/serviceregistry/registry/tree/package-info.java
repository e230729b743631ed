/** The values of a file, each with its place, whatever the file's format. */
@NullMarked
package dev.serviceregistry.registry.tree;

import org.jspecify.annotations.NullMarked;
