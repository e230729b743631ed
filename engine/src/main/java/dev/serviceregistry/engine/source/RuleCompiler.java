package dev.serviceregistry.engine.source;

import java.util.List;

/** Checks and compiles the rules that an organisation wrote; found by the service loader, since most starts need none. */
public interface RuleCompiler {

    /**
     * All that is wrong with the files, without compiling them.
     *
     * @param files those that are judged by together
     * @param known what they must fit in with
     */
    List<RuleProblem> check(List<RuleFile> files, KnownRules known);

    /**
     * Compiles the files when nothing is wrong with them.
     *
     * @param changed those to compile
     * @param all those that are judged by together, the changed ones among them
     * @param known what they must fit in with
     */
    Compilation compile(List<RuleFile> changed, List<RuleFile> all, KnownRules known);
}
