/** How it is judged: facts and rules become an evaluation, and an evaluation becomes a report. */
@NullMarked
package dev.serviceregistry.engine;

import org.jspecify.annotations.NullMarked;
