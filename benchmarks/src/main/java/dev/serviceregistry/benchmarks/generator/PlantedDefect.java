package dev.serviceregistry.benchmarks.generator;

/**
 * A defect of one service, for which exactly one finding must be reported.
 *
 * @param service the service's whole identity
 * @param defect what is wrong with it
 */
public record PlantedDefect(String service, Defect defect) {}
