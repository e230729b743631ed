/** Queries of Prometheus, understood before they are written into a file. */
@NullMarked
package dev.serviceregistry.generators.promql;

import org.jspecify.annotations.NullMarked;
