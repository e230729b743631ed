package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;

/** Reads what one rule says of itself, and says what is wrong with it. */
final class RuleAnnotations {

    private static final String FACTS = Fact.class.getPackageName();

    private final Rule rule;
    private final List<String> problems;
    private final Map<String, String> defaults;

    /** Problems go to the given list, each a sentence that names the rule. */
    RuleAnnotations(Rule rule, List<String> problems) {
        this(rule, problems, Map.of());
    }

    /** The same for a rule that need not say everything: the defaults hold what its silence means. */
    RuleAnnotations(Rule rule, List<String> problems, Map<String, String> defaults) {
        this.rule = rule;
        this.problems = problems;
        this.defaults = defaults;
    }

    /** The descriptor of the rule, whose blanks are empty where a problem was found. */
    RuleDescriptor descriptor(Map<String, String> families) {
        String id = id();
        String family = family(id, families);
        return descriptor(id, family, SourceLocation.startOf(path(family, id, rule.getName())));
    }

    /** The same for a rule that stands elsewhere than its family and its id say. */
    RuleDescriptor descriptor(Map<String, String> families, String family, SourceLocation source) {
        String id = id();
        return descriptor(id, family.isEmpty() ? family(id, families) : family, source);
    }

    private static String family(String id, Map<String, String> families) {
        String prefix = id.substring(0, Math.max(id.indexOf('-'), 0));
        return families.getOrDefault(prefix, prefix.toLowerCase(Locale.ROOT));
    }

    private RuleDescriptor descriptor(String id, String family, SourceLocation source) {
        return new RuleDescriptor(
                id,
                rule.getName(),
                word("severity", Severity.values(), Severity.ERROR),
                family,
                word("scope", Scope.values(), Scope.REPOSITORY),
                text("subject"),
                controls(),
                text("rationale"),
                text("remediation"),
                source);
    }

    /** The fact type that the rule judges, or nothing when there is no such type. */
    @Nullable
    Class<?> subjectType(String name) {
        if (name.isEmpty()) {
            return null;
        }
        try {
            Class<?> type = Class.forName(FACTS + "." + name, false, Fact.class.getClassLoader());
            if (Fact.class.isAssignableFrom(type)) {
                return type;
            }
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            // Reported below; a name in other letter case is no class definition on some file systems.
        }
        refuse("@subject(\"" + name + "\") names no type of fact");
        return null;
    }

    /** The descriptor of a rule of which nothing but the id and the family is known. */
    static RuleDescriptor unread(String id, String family) {
        return new RuleDescriptor(
                id, "", Severity.ERROR, family, Scope.PROJECT, "Change", Set.of(), "", "", SourceLocation.startOf(""));
    }

    /** Where a rule stands on the class path. */
    static String path(String family, String id, String title) {
        return "policies/" + family + "/" + id + "-" + slug(title) + ".drl";
    }

    /** The sentence as a file name: apostrophes vanish, and all else but letters and digits becomes single hyphens. */
    private static String slug(String title) {
        StringBuilder slug = new StringBuilder(title.length());
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if (c != '\'' && !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.toString();
    }

    private String id() {
        String id = text("id");
        if (!id.isEmpty() && !isId(id)) {
            refuse("@id(\"" + id + "\") is not capital letters or digits, a hyphen and a number, such as ABC-001");
        }
        return id;
    }

    private static boolean isId(String id) {
        int hyphen = id.lastIndexOf('-');
        boolean well = hyphen > 0 && hyphen < id.length() - 1;
        for (int i = 0; well && i < id.length(); i++) {
            char c = id.charAt(i);
            well = i == hyphen || c >= '0' && c <= '9' || i < hyphen && c >= 'A' && c <= 'Z';
        }
        return well;
    }

    private <E extends Enum<E>> E word(String annotation, E[] values, E otherwise) {
        String text = text(annotation);
        if (text.isEmpty()) {
            return otherwise;
        }
        StringBuilder known = new StringBuilder();
        for (E value : values) {
            String spelling = value.name().toLowerCase(Locale.ROOT);
            if (spelling.equals(text)) {
                return value;
            }
            known.append(known.isEmpty() ? "" : ", ").append(spelling);
        }
        refuse("@" + annotation + "(\"" + text + "\") is none of " + known);
        return otherwise;
    }

    private Set<String> controls() {
        String text = text("controls");
        Set<String> controls = new TreeSet<>();
        if (text.isEmpty()) {
            return controls;
        }
        for (String part : text.split(",", -1)) {
            String control = unquoted(part);
            int colon = control.indexOf(':');
            if (colon > 0 && colon < control.length() - 1 && control.indexOf(' ') < 0) {
                controls.add(control);
            } else {
                refuse("@controls has \"" + control + "\", which is not FRAMEWORK:id");
            }
        }
        return Collections.unmodifiableSet(controls);
    }

    /** The text of an annotation: one value comes without its quotes, several come as one text with theirs. */
    private String text(String annotation) {
        Object value = rule.getMetaData(annotation);
        String text = value == null ? "" : unquoted(value.toString());
        if (text.isEmpty() && defaults.containsKey(annotation)) {
            return defaults.get(annotation);
        }
        if (text.isEmpty()) {
            refuse("@" + annotation + " is missing");
        }
        return text;
    }

    private static String unquoted(String text) {
        String trimmed = text.strip();
        boolean quoted =
                trimmed.length() >= 2 && trimmed.startsWith("\"") && trimmed.indexOf('"', 1) == trimmed.length() - 1;
        return quoted ? trimmed.substring(1, trimmed.length() - 1).strip() : trimmed;
    }

    private void refuse(String problem) {
        problems.add("rule \"" + rule.getName() + "\": " + problem);
    }
}
