/** Finds out which approvals a change needs and which it has. */
@NullMarked
package dev.serviceregistry.registry.approval;

import org.jspecify.annotations.NullMarked;
