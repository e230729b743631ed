/** What the audit log tells of: one record for each kind of event. */
@NullMarked
package dev.serviceregistry.ledger.audit.event;

import org.jspecify.annotations.NullMarked;
