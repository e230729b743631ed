/** Small changes of a rule, to find out whether any scenario would notice. */
@NullMarked
package dev.serviceregistry.features.scenarios.mutation;

import org.jspecify.annotations.NullMarked;
