package dev.serviceregistry.engine.source;

/**
 * A file of rules that an organisation wrote.
 *
 * @param path where it stands, relative to the root of its repository, with slashes
 * @param text all that it says
 */
public record RuleFile(String path, String text) {}
