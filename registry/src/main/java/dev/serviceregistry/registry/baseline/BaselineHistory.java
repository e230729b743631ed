package dev.serviceregistry.registry.baseline;

import java.time.LocalDate;

/**
 * That a baseline was written.
 *
 * @param date on which day
 * @param findings how many findings it held then
 */
public record BaselineHistory(LocalDate date, int findings) {}
