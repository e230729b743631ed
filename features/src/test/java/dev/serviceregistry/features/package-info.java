/** How an auditor knows: scenarios, and the gates that keep the house and its policies in order. */
@NullMarked
package dev.serviceregistry.features;

import org.jspecify.annotations.NullMarked;
