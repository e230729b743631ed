/** Reads the decision tables that people keep in a spreadsheet. */
@NullMarked
package dev.serviceregistry.registry.tables;

import org.jspecify.annotations.NullMarked;
