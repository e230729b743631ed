/** Guides that tell a project what a change means for it, with a patch where one can be made. */
@NullMarked
package dev.serviceregistry.generators.migration;

import org.jspecify.annotations.NullMarked;
