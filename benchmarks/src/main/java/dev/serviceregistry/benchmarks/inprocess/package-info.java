/** How fast the parts are, measured by JMH inside one process. */
@NullMarked
package dev.serviceregistry.benchmarks.inprocess;

import org.jspecify.annotations.NullMarked;
