package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleWord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of rules as the compiler is told it.
 *
 * @param text its text in words that Drools takes as they are meant, line for line
 * @param written the comparisons that are in other words, as their authors wrote them
 * @param narrow the titles of the rules that are shown to need no more than they see among a few projects
 * @param words the texts that rules compare fields with, by the titles of the rules
 */
public record CheckedFile(
        String text, Map<String, String> written, Set<String> narrow, Map<String, List<RuleWord>> words) {}
