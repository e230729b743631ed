/** Finds what differs between two states of a repository, and whom it concerns; it judges nothing. */
@NullMarked
package dev.serviceregistry.registry.comparison;

import org.jspecify.annotations.NullMarked;
