package dev.serviceregistry.engine.scenario;

/**
 * A file of scenarios.
 *
 * @param path where it stands, as reports name it
 * @param text all that it says
 */
public record FeatureFile(String path, String text) {}
