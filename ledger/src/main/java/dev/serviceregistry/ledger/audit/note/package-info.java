/** Checkpoints of a log as signed notes, and the keys that sign and verify them. */
@NullMarked
package dev.serviceregistry.ledger.audit.note;

import org.jspecify.annotations.NullMarked;
