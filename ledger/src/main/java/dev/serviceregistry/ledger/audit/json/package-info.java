/** JSON in the one form that each value has, so that a hash over it means the value. */
@NullMarked
package dev.serviceregistry.ledger.audit.json;

import org.jspecify.annotations.NullMarked;
