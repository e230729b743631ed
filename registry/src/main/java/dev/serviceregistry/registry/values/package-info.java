/** What texts in the files stand for: spans of time, percentages, versions and hours of the week, each parsed in one place. */
@NullMarked
package dev.serviceregistry.registry.values;

import org.jspecify.annotations.NullMarked;
