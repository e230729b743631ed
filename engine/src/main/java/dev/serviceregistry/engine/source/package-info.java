/** Rules as an organisation writes them: files of text, what is wrong with them, and what a compiler makes of them. */
@NullMarked
package dev.serviceregistry.engine.source;

import org.jspecify.annotations.NullMarked;
