/** Asks a forge who has reviewed what; nothing else knows its client. */
@NullMarked
package dev.serviceregistry.ledger.forge;

import org.jspecify.annotations.NullMarked;
