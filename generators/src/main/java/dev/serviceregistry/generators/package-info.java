/** What is built: files of other tools, as text in memory, from a judged registry. */
@NullMarked
package dev.serviceregistry.generators;

import org.jspecify.annotations.NullMarked;
