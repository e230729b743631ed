/** What an editor can say of the files of a repository while somebody writes them, without any editor's protocol. */
@NullMarked
package dev.serviceregistry.registry.editing;

import org.jspecify.annotations.NullMarked;
