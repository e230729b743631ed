@NullMarked
package dev.serviceregistry.desugar;

import org.jspecify.annotations.NullMarked;
