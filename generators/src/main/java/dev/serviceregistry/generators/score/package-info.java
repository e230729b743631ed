/** Services as workloads of Score. */
@NullMarked
package dev.serviceregistry.generators.score;

import org.jspecify.annotations.NullMarked;
