/** Reads the files of a revision out of a git repository: the only package that knows how git keeps them. */
@NullMarked
package dev.serviceregistry.registry.git;

import org.jspecify.annotations.NullMarked;
