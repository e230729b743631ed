package dev.serviceregistry.features;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A page for every bundled policy, made of what the policy says of itself and of its scenarios, and an index of the pages. */
final class RulePages {

    private static final ControlCatalog CONTROLS = new ControlCatalog();
    private static final String SOURCE = "../../rules/src/main/resources/";
    private static final String SCENARIOS = "../../features/scenarios/src/main/resources/features/";

    private final RuleSet rules;
    private final Map<String, GherkinRule> scenarios = new LinkedHashMap<>();

    private RulePages(RuleSet rules, List<GherkinRule> scenarios) {
        this.rules = rules;
        for (GherkinRule rule : scenarios) {
            rule.policies().forEach(policy -> this.scenarios.put(policy, rule));
        }
    }

    /** The text of every page by its file's name. */
    static SortedMap<String, String> of(RuleSet rules, List<GherkinRule> scenarios) {
        RulePages pages = new RulePages(rules, scenarios);
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("README.md", pages.index());
        for (RuleDescriptor rule : rules.rules()) {
            texts.put(rule.id() + ".md", pages.page(rule));
        }
        return texts;
    }

    private String index() {
        Map<String, StringBuilder> families = new TreeMap<>();
        for (RuleDescriptor rule : rules.rules()) {
            families.computeIfAbsent(rule.family(), name -> new StringBuilder())
                    .append("| [")
                    .append(rule.id())
                    .append("](")
                    .append(rule.id())
                    .append(".md) | ")
                    .append(rule.severity())
                    .append(" | ")
                    .append(escaped(rule.title()))
                    .append(" |\n");
        }
        StringBuilder index = new StringBuilder("# The bundled policies\n\nWhat each demands, why, what to do, and"
                + " examples of what it reports and of what passes. The pages are made of the policies and their"
                + " scenarios. `service-registry rules list` lists them too, and `[rules]` in `policies/*.toml` turns one"
                + " off or gives it another severity.\n");
        families.forEach((family, rows) -> index.append("\n## ")
                .append(family)
                .append("\n\n| id | severity | demands |\n|---|---|---|\n")
                .append(rows));
        return index.toString();
    }

    private String page(RuleDescriptor rule) {
        GherkinRule shown = scenarios.get(rule.id());
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(rule.id())
                .append(": ")
                .append(escaped(rule.title()))
                .append("\n\n");
        page.append("| | |\n|---|---|\n| severity | ").append(rule.severity());
        page.append(" |\n| family | [")
                .append(rule.family())
                .append("](README.md#")
                .append(rule.family());
        page.append(") |\n| judges | each ").append(rule.subjectType()).append(", in view of the whole ");
        page.append(rule.scope().name().toLowerCase(Locale.ROOT)).append(" |\n");
        for (String control : new TreeSet<>(rule.controls())) {
            page.append("| ")
                    .append(control)
                    .append(" | ")
                    .append(escaped(CONTROLS.title(control)))
                    .append(" |\n");
        }
        page.append("\n## Why\n\n").append(escaped(rule.rationale()));
        page.append("\n\n## What to do\n\n").append(escaped(rule.remediation())).append('\n');
        examples("\n## What is reported\n", shown, rule.id(), true, page);
        examples("\n## What passes\n", shown, rule.id(), false, page);
        page.append("\n## Where it stands\n\n");
        page.append("- the [rule](").append(SOURCE).append(rule.source().file()).append(")\n");
        page.append("- its [scenarios](").append(SCENARIOS).append(shown.path()).append(")\n");
        page.append(
                "\nTo turn it off, or to give it another severity, in any file of `policies/`:\n\n```toml\n[rules]\n\"");
        page.append(rule.id()).append("\" = { mode = \"off\" }   # or { severity = \"note\" }\n```\n");
        return page.toString();
    }

    private static void examples(String title, GherkinRule shown, String policy, boolean reported, StringBuilder page) {
        page.append(title);
        for (GherkinRule.Example example : shown.examples()) {
            if (example.shows(policy) == reported) {
                page.append("\n").append(escaped(sentence(example.name()))).append("\n\n```gherkin\n");
                page.append(example.text()).append("\n```\n");
            }
        }
    }

    private static String sentence(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + ":";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }
}
