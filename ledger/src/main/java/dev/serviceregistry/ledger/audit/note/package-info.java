/** Signed notes, of which a checkpoint of a log is one, and the keys that sign and verify them. */
@NullMarked
package dev.serviceregistry.ledger.audit.note;

import org.jspecify.annotations.NullMarked;
