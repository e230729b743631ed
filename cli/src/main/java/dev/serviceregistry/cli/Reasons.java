package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.registry.files.RepositoryFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule reports a subject, or why it does not.
 *
 * @param rule the rule, with the severity it is judged with
 * @param severity the setting that gives it this severity; null when it is the rule's own
 * @param subject what is asked about
 * @param owner who answers for the subject; null when nobody does
 * @param standing what came of judging it
 * @param mode the setting that switches the rule off; null when none does
 * @param finding what the rule reports; null when it does not
 * @param suppression what lets the finding off; null when nothing does
 * @param explanation condition by condition; null when the rule was not judged
 * @param layers the values of the subject that the rule looks at, with every place they are written
 */
record Reasons(
        RuleDescriptor rule,
        @Nullable Setting severity,
        Subject subject,
        @Nullable Owner owner,
        Standing standing,
        @Nullable Setting mode,
        @Nullable Finding finding,
        @Nullable Suppression suppression,
        @Nullable Explanation explanation,
        List<ValueLayer> layers) {

    /** What came of judging a subject by a rule. */
    enum Standing {
        REPORTED("reported"),
        SUPPRESSED("let off"),
        PASSED("not reported"),
        NOTHING("nothing to judge"),
        OFF("off");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The facts that the rule rests on and that the policies set, each once, in the rule's order. */
    List<Fact> settings() {
        List<Fact> settings = new ArrayList<>();
        if (explanation != null) {
            explanation
                    .conditions()
                    .forEach(condition -> condition.facts().forEach(fact -> {
                        String file = fact.source().file();
                        if ((file.isEmpty() || RepositoryFile.isPolicy(file)) && !settings.contains(fact)) {
                            settings.add(fact);
                        }
                    }));
        }
        return settings;
    }
}
