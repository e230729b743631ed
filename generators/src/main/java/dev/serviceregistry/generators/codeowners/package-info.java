/** Writes whom a forge asks for reviews, and what protects a branch. */
@NullMarked
package dev.serviceregistry.generators.codeowners;

import org.jspecify.annotations.NullMarked;
