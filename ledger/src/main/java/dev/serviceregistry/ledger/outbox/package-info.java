/** What is to be told to whom about changes, each of it once, whatever happens meanwhile. */
@NullMarked
package dev.serviceregistry.ledger.outbox;

import org.jspecify.annotations.NullMarked;
