/** Scraping, recordings, alerts, their tests and whom they are sent to, for Prometheus and Alertmanager. */
@NullMarked
package dev.serviceregistry.generators.prometheus;

import org.jspecify.annotations.NullMarked;
