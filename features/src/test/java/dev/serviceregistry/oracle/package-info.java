/** A second opinion: random repositories judged by hand-written code that shares nothing with the rules. */
@NullMarked
package dev.serviceregistry.oracle;

import org.jspecify.annotations.NullMarked;
