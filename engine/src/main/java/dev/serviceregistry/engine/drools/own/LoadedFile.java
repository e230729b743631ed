package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleFile;
import java.util.List;
import org.drools.model.Model;

/**
 * A file of rules that can be judged by.
 *
 * @param file the file
 * @param models what the compiler made of it
 * @param rules what its text tells of its rules
 */
public record LoadedFile(RuleFile file, List<Model> models, List<CompiledRule> rules) {}
