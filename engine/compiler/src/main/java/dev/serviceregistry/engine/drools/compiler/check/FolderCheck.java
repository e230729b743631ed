package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.source.KnownRules;

/** Checks the folder of a file, which is the family of its rules. */
final class FolderCheck {

    /** An abbreviation is soon near another one without being a misspelling of it. */
    private static final int SHORTEST = 6;

    private FolderCheck() {}

    /** Reports the folder when it is nearly the name of a family; any other name is a family of the organisation's own. */
    static void check(RuleTree rule, KnownRules known, Problems problems) {
        String family = problems.source().file().family();
        if (family.length() < SHORTEST || known.families().contains(family)) {
            return;
        }
        String hint = NearName.hint(family, known.families().stream().sorted().toList());
        if (!hint.isEmpty()) {
            problems.add(rule.word(), "the file is in the folder '" + family + "', which is no family", hint);
        }
    }
}
