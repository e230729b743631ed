package dev.serviceregistry.registry;

import java.util.SortedMap;

/**
 * Generated text that nobody has written to a disk yet.
 *
 * @param files the text of each file by its path below the output directory
 */
public record GeneratedFiles(SortedMap<String, String> files) {}
