package dev.serviceregistry.engine.drools.compiler;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the indexes out of generated sources that look up what several alternatives name.
 *
 * <p>Each alternative becomes a copy of the rule, and in all copies Drools reads what it looks up by the field of the last
 * alternative, from the facts of the others too. Without an index it reads what each copy names.
 */
final class AlternativeJoins {

    private static final Pattern RULE =
            Pattern.compile("public static org\\.drools\\.model\\.Rule .*?\\R    }\\R", Pattern.DOTALL);
    private static final Pattern GIVEN = Pattern.compile("(?:D\\.pattern|\\.bind)\\((var_\\$\\w+)");
    private static final Pattern JOIN = Pattern.compile(
            "(\\.expr\\(\"\\w+\",\\s*)(var_\\$\\w+)(,\\s*[\\w.]+\\.INSTANCE),\\s*D\\.betaIndexedBy\\([^()]*\\)");

    private AlternativeJoins() {}

    /** The source without these indexes. */
    static String withoutIndexes(String source) {
        return RULE.matcher(source).replaceAll(rule -> Matcher.quoteReplacement(ofRule(rule.group())));
    }

    private static String ofRule(String rule) {
        Set<String> given = new HashSet<>();
        Set<String> several = new HashSet<>();
        GIVEN.matcher(rule)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !given.add(name))
                .forEach(several::add);
        return several.isEmpty()
                ? rule
                : JOIN.matcher(rule).replaceAll(join -> Matcher.quoteReplacement(joined(join, several)));
    }

    private static String joined(MatchResult join, Set<String> several) {
        return several.contains(join.group(2)) ? join.group(1) + join.group(2) + join.group(3) : join.group();
    }
}
