/** Keeps whoever writes or reads the same files at the same time apart. */
@NullMarked
package dev.serviceregistry.ledger.lock;

import org.jspecify.annotations.NullMarked;
