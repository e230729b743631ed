/** How an evaluation is told: one reporter a format. */
@NullMarked
package dev.serviceregistry.engine.report;

import org.jspecify.annotations.NullMarked;
