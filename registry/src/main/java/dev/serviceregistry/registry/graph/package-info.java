/** Who depends on whom; the only place that knows the graph library. */
@NullMarked
package dev.serviceregistry.registry.graph;

import org.jspecify.annotations.NullMarked;
