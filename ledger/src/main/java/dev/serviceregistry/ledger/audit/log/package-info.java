/** The audit log on a disk: appended to, verified, exported and pruned. */
@NullMarked
package dev.serviceregistry.ledger.audit.log;

import org.jspecify.annotations.NullMarked;
