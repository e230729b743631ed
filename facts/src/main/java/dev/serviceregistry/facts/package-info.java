/** What is true: immutable records that rules may see. */
@NullMarked
package dev.serviceregistry.facts;

import org.jspecify.annotations.NullMarked;
