package dev.serviceregistry.features;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The style in which bundled policies are written, and what is wrong with one that is not. */
final class PolicyStyle {

    /** The frameworks whose controls policies may serve. */
    static final Set<String> FRAMEWORKS = Set.of("SOC2", "ISO27001", "NIST-800-53", "PCI-DSS", "HIPAA", "GDPR");

    private static final ControlCatalog CONTROLS = new ControlCatalog();
    private static final int MOST_LINES = 40;
    private static final int FEWEST_WORDS = 5;
    private static final String HEADER =
            "package policies\n\nimport dev.serviceregistry.facts.*\n\n" + "global Report report\n\nrule \"";
    private static final List<String> ANNOTATIONS =
            List.of("id", "severity", "subject", "scope", "controls", "rationale", "remediation");
    private static final String ABOUT = "about";
    private static final List<String> FORBIDDEN = List.of(
            "salience",
            "agenda-group",
            "activation-group",
            "ruleflow-group",
            "auto-focus",
            "no-loop",
            "lock-on-active",
            "dialect",
            "timer",
            "modify",
            "update",
            "insert",
            "insertLogical",
            "delete",
            "retract",
            "eval",
            "from",
            "function",
            "query",
            "declare",
            "new",
            "now",
            "import");
    /** Words that the rule language takes for its own: a property of that name is dropped, some without a word. */
    private static final Pattern RESERVED =
            Pattern.compile("(?<!\\$|this\\.)\\b(unit|after|before|coincides|during|finishes"
                    + "|finishedby|includes|meets|metby|overlaps|overlappedby|starts|startedby)\\b");

    private static final Pattern CALL = Pattern.compile(
            "report\\.violation\\( (\\$\\w+)(\\.at\\( ?\"[^\"]+\" ?\\))?, \"([^\"]+)\"((?:, \\$\\w+)*) \\);");

    private final Properties families;

    /**
     * The style under these families.
     *
     * @param families the family of a policy by the prefix of its id
     */
    PolicyStyle(Properties families) {
        this.families = families;
    }

    /** What is wrong with a policy, in words; nothing for one that is written as it should be. */
    List<String> problems(Policy policy) {
        List<String> problems = new ArrayList<>();
        place(policy, problems);
        title(policy, problems);
        annotations(policy, problems);
        condition(policy, problems);
        consequence(policy, problems);
        return problems;
    }

    private void place(Policy policy, List<String> problems) {
        String id = policy.id();
        String family = families.getProperty(id.replaceFirst("-\\d+$", ""), "no family");
        String path = family + "/" + id + "-" + Policy.slug(policy.title()) + ".drl";
        check(policy.path().equals(path), "stands at " + policy.path() + " and not at " + path, problems);
        check(
                policy.text().startsWith(HEADER),
                "does not begin with the package, the one import and the global",
                problems);
        check(policy.text().endsWith("\nend\n"), "does not end with its end", problems);
        check(policy.text().lines().count() <= MOST_LINES, "is longer than " + MOST_LINES + " lines", problems);
        check(
                policy.titles().size() == 1,
                "is not one rule but " + policy.titles().size(),
                problems);
    }

    private static void title(Policy policy, List<String> problems) {
        String title = policy.title();
        check(title.matches("[A-Z].*"), "has a title without a capital", problems);
        check(!title.matches(".*[.!?;:]"), "has a title that ends with punctuation", problems);
        check(title.split(" ").length > 2, "has a title that is no sentence", problems);
        check(
                !title.matches("(?i).*\\b(must|should|shall|not allowed|forbidden)\\b.*"),
                "has a title that demands instead of stating what holds",
                problems);
    }

    private static void annotations(Policy policy, List<String> problems) {
        List<String> names =
                policy.annotations().stream().map(Policy.Annotation::name).toList();
        List<String> demanded =
                names.stream().filter(name -> !name.equals(ABOUT)).toList();
        check(demanded.equals(ANNOTATIONS), "is annotated with " + names + " and not with " + ANNOTATIONS, problems);
        check(
                !names.contains(ABOUT) || names.indexOf(ABOUT) == names.indexOf("subject") + 1,
                "says elsewhere than below its subject whom it is about",
                problems);
        for (Policy.Annotation annotation : policy.annotations()) {
            check(annotation.isWellFormed(), "@" + annotation.name() + " is not made of quoted values", problems);
            check(
                    annotation.values().size() == 1
                            || annotation.name().equals("controls")
                            || annotation.name().equals(ABOUT),
                    "@" + annotation.name() + " has several values",
                    problems);
        }
        check(policy.id().matches("[A-Z]{3}-\\d{3}"), "has an id that is not such as ABC-001", problems);
        check(
                Set.of("error", "warning", "note").contains(policy.value("severity")),
                "has an unknown severity",
                problems);
        check(Set.of("project", "repository").contains(policy.value("scope")), "has an unknown scope", problems);
        check(isFact(policy.value("subject")), "has a subject that is no fact", problems);
        for (String control : policy.values("controls")) {
            boolean known = FRAMEWORKS.contains(control.replaceFirst(":.*", ""));
            check(
                    known && !CONTROLS.title(control).isEmpty(),
                    "serves the unknown control " + control
                            + "; is it missing below rules/src/main/resources/controls?",
                    problems);
        }
        for (String prose : List.of("rationale", "remediation")) {
            String text = policy.value(prose);
            boolean sentence = text.matches("[A-Z].*\\.") && text.split(" ").length >= FEWEST_WORDS;
            check(sentence, "@" + prose + " is no sentence", problems);
        }
    }

    private static void condition(Policy policy, List<String> problems) {
        String condition = policy.condition();
        check(!condition.isBlank(), "has no condition", problems);
        for (String word : FORBIDDEN) {
            boolean used = Pattern.compile("(?<![\\w$-])" + word + "(?![\\w-])")
                    .matcher(policy.text().replaceAll("\"[^\"]*\"", "").replaceFirst("(?s)^.*?\nrule ", ""))
                    .find();
            check(!used, "uses " + word, problems);
        }
        Matcher reserved = RESERVED.matcher(condition);
        if (reserved.find()) {
            problems.add("reads " + reserved.group() + ", which the rule language takes for a word of its own");
        }
        check(!condition.contains(".equals("), "joins with equals, which no index serves", problems);
        check(!condition.matches("(?s).*\\b(not|exists)\\s*\\(.*"), "has a group inside not or exists", problems);
        for (String constraint : condition.split(",")) {
            boolean combined = constraint.contains("&&") || constraint.contains("||");
            boolean joins = constraint.matches("(?s).*[=<>!(]\\s*\\$\\w+.*");
            check(!(combined && joins), "joins inside && or ||, which no index serves", problems);
        }
    }

    private static void consequence(Policy policy, List<String> problems) {
        Matcher call = CALL.matcher(policy.consequence());
        if (!call.matches()) {
            problems.add("does more or less than one report.violation( $subject, \"message\", $argument );");
            return;
        }
        String message = call.group(3);
        int blanks = message.split("\\{}", -1).length - 1;
        int arguments = call.group(4).split("\\$", -1).length - 1;
        check(
                blanks == arguments,
                "has " + blanks + " blanks in its message and " + arguments + " arguments",
                problems);
        check(!message.matches("[A-Z].*|.*[.!]"), "has a message that is a sentence of its own", problems);
        check(
                policy.condition().contains(call.group(1) + " : "),
                "reports " + call.group(1) + ", which is not bound",
                problems);
    }

    private static boolean isFact(String name) {
        try {
            return Fact.class.isAssignableFrom(Class.forName(Fact.class.getPackageName() + "." + name));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void check(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
