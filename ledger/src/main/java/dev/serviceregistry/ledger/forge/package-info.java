/** What a forge says of who has reviewed what. */
@NullMarked
package dev.serviceregistry.ledger.forge;

import org.jspecify.annotations.NullMarked;
