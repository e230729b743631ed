package dev.serviceregistry.engine.source;

import java.util.List;
import java.util.SortedMap;

/**
 * What a compiler made of one file of rules.
 *
 * @param path the file
 * @param classes the bytes of every class by its binary name
 * @param models the names of those classes that hold the rules
 * @param rules the rules
 */
public record CompiledFile(
        String path, SortedMap<String, byte[]> classes, List<String> models, List<CompiledRule> rules) {}
