/** Where facts come from: what the files of a repository say, resolved, with the place of every value. */
@NullMarked
package dev.serviceregistry.registry;

import org.jspecify.annotations.NullMarked;
