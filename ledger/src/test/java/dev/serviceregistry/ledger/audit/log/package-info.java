/** Tests of the audit log on a disk. */
@NullMarked
package dev.serviceregistry.ledger.audit.log;

import org.jspecify.annotations.NullMarked;
