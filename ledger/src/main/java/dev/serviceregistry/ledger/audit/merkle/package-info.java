/** The hash tree of RFC 6962: its root, and the proofs that an entry is in it and that it only grew. */
@NullMarked
package dev.serviceregistry.ledger.audit.merkle;

import org.jspecify.annotations.NullMarked;
