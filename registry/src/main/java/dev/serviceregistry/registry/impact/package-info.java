/** Whom it concerns when something happens to a service. */
@NullMarked
package dev.serviceregistry.registry.impact;

import org.jspecify.annotations.NullMarked;
