/** Finds the files of a repository and reads each of them once: from the cache when nothing has changed. */
@NullMarked
package dev.serviceregistry.registry.files;

import org.jspecify.annotations.NullMarked;
