package dev.serviceregistry.engine.drools.compiler.check;

import java.util.Map;
import java.util.Set;

/**
 * A file of rules as the compiler is told it.
 *
 * @param text its text in words that Drools takes as they are meant, line for line
 * @param written the comparisons that are in other words, as their authors wrote them
 * @param narrow the titles of the rules that are shown to need no more than they see among a few projects
 */
public record CheckedFile(String text, Map<String, String> written, Set<String> narrow) {}
