/** Asks a forge over HTTP, whichever forge it is, and never waits or goes where it should not. */
@NullMarked
package dev.serviceregistry.ledger.forge.http;

import org.jspecify.annotations.NullMarked;
