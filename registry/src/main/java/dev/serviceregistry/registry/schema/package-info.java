/** What the files of a repository may say: their keys, types and formats. */
@NullMarked
package dev.serviceregistry.registry.schema;

import org.jspecify.annotations.NullMarked;
