/** Asks GitHub, or what answers as GitHub does; nothing else knows its client. */
@NullMarked
package dev.serviceregistry.ledger.forge.github;

import org.jspecify.annotations.NullMarked;
