package dev.serviceregistry.engine.source;

import java.util.List;

/**
 * What is known of a compiled rule from its text alone.
 *
 * @param id its id
 * @param title the sentence that must hold
 * @param line the line in which it begins, from 1
 * @param column the column in which it begins, from 1
 * @param subject the simple name of the type of what it reports on; empty when the text does not tell
 * @param narrow whether it is shown to need no more than it sees among the projects that it is judged with
 * @param words the texts that it compares fields with
 */
public record CompiledRule(
        String id, String title, int line, int column, String subject, boolean narrow, List<RuleWord> words) {}
