/** Dashboards of Grafana, and how it finds them. */
@NullMarked
package dev.serviceregistry.generators.grafana;

import org.jspecify.annotations.NullMarked;
