package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.facts.SourceLocation;
import java.util.HashMap;
import java.util.Map;

/** Finds rules of which there are two, in all files together. */
final class Twins {

    private final Map<String, SourceLocation> titles = new HashMap<>();
    private final Map<String, SourceLocation> ids = new HashMap<>();
    private final KnownRules known;

    Twins(KnownRules known) {
        this.known = known;
    }

    /** Checks that no rule before has this one's title or id. */
    void check(RuleTree rule, Problems problems) {
        Token title = rule.title();
        SourceLocation earlier = titles.putIfAbsent(title.text(), problems.place(title));
        if (earlier != null) {
            problems.add(
                    title, "there is a rule of this title already, at " + earlier, "give each rule a title of its own");
        }
        known.titles().forEach((id, bundled) -> {
            if (bundled.equals(title.text())) {
                problems.add(title, "the bundled rule " + id + " has this title", "give each rule a title of its own");
            }
        });
        Token id = AnnotationCheck.value(rule, "id");
        SourceLocation twin = id == null ? null : ids.putIfAbsent(id.text(), problems.place(id));
        if (id != null && twin != null) {
            problems.add(id, id.text() + " is the id of another rule, at " + twin, "give each rule an id of its own");
        }
    }
}
