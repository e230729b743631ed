package dev.serviceregistry.engine.source;

import java.util.List;
import java.util.SortedMap;

/**
 * What a compiler made of one file of rules.
 *
 * @param path the file
 * @param classes the bytes of every class by its binary name
 * @param models the names of those classes that hold the rules
 * @param lines the line in which each rule begins, from 1, by the rule's title
 */
public record CompiledFile(
        String path, SortedMap<String, byte[]> classes, List<String> models, SortedMap<String, Integer> lines) {}
