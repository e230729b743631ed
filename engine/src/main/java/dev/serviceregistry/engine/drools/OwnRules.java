package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.model.Rule;

/** Describes the rules of a file that an organisation brought, which stand anywhere and need not say everything. */
final class OwnRules {

    /** What a rule leaves out; its subject is the type that it reports on. */
    private static final Map<String, String> DEFAULTS =
            Map.of("severity", "error", "scope", "repository", "controls", "", "rationale", "", "remediation", "");

    private final LoadedFile file;
    private final List<String> problems;
    private final Map<String, CompiledRule> written = new HashMap<>();

    OwnRules(LoadedFile file, List<String> problems) {
        this.file = file;
        this.problems = problems;
        for (CompiledRule rule : file.rules()) {
            written.put(rule.title(), rule);
        }
    }

    /** The compiled rules. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(1);
        for (Model model : file.models()) {
            rules.addAll(model.getRules());
        }
        return rules;
    }

    RuleAnnotations annotations(Rule rule) {
        Map<String, String> defaults = new HashMap<>(DEFAULTS);
        CompiledRule text = written.get(rule.getName());
        if (text != null && !text.subject().isEmpty()) {
            defaults.put("subject", text.subject());
        }
        return new RuleAnnotations(rule, problems, defaults);
    }

    /** What the rule says of itself; one of which it is not shown that it needs no more than its project is judged on all. */
    RuleDescriptor descriptor(Rule rule, RuleAnnotations annotations, Map<String, String> families) {
        String path = file.file().path();
        CompiledRule text = written.get(rule.getName());
        SourceLocation source = text == null
                ? SourceLocation.startOf(path)
                : new SourceLocation(path, text.line(), text.column(), text.line(), text.column());
        RuleDescriptor stated = annotations.descriptor(families, file.file().family(), source);
        return text != null && text.narrow() ? stated : stated.withScope(Scope.REPOSITORY);
    }
}
