package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleWord;
import dev.serviceregistry.facts.ServiceFact;
import java.util.List;
import java.util.Set;

/** Finds texts that no fact ever says in the field that they are compared with. */
final class WordCheck {

    /** How many words are all told where none is near. */
    private static final int FEW = 10;

    /** What is longer is nobody's name. */
    private static final int LONGEST = 64;

    /** How every key begins that is of an author's own. */
    private static final String OWN = "x_*";

    /** The types of facts that name a control. */
    private static final Set<String> OF_CONTROLS = Set.of("ControlInForce", "ControlServed");

    /** The fields beside {@code service} that say the whole identity of a service. */
    private static final Set<String> IDENTITIES =
            Set.of("Service.id", "Dependency.target", "DependencyCondition.target");

    private final Problems problems;
    private final KnownRules known;
    private final List<RuleWord> words;

    /**
     * A check of one rule.
     *
     * @param words takes up the texts that fields are compared with, as far as they can be names
     */
    WordCheck(Problems problems, KnownRules known, List<RuleWord> words) {
        this.problems = problems;
        this.known = known;
        this.words = words;
    }

    /** Looks through the constraints of a pattern. */
    void check(Pattern pattern) {
        for (Constraint constraint : pattern.constraints()) {
            check(pattern.type().text(), constraint.expression());
        }
    }

    private void check(String type, Expression expression) {
        if (expression instanceof Enclosed enclosed) {
            check(type, enclosed.inner());
        } else if (expression instanceof Unary unary) {
            check(type, unary.operand());
        } else if (expression instanceof Binary binary) {
            check(type, binary.left());
            check(type, binary.right());
            if (binary.operator().is("==") || binary.operator().is("!=")) {
                word(type, binary.left(), binary.right());
                word(type, binary.right(), binary.left());
            }
        } else if (expression instanceof Membership membership) {
            membership.list().forEach(item -> word(type, membership.value(), item));
        }
    }

    private void word(String type, Expression field, Expression value) {
        if (field instanceof Path path
                && path.steps().size() == 1
                && value instanceof Literal literal
                && literal.token().kind() == Token.Kind.TEXT) {
            word(type, path.first().name().text(), literal.token());
        }
    }

    private void word(String type, String field, Token word) {
        String name = type + "." + field;
        String text = word.text();
        if (text.length() <= LONGEST) {
            words.add(new RuleWord(type, field, text, problems.place(word)));
        }
        String prefix = known.vocabulary().takenOff().getOrDefault(name, "");
        if (!prefix.isEmpty() && text.startsWith(prefix)) {
            problems.add(
                    word,
                    "the " + field + " of " + type + " is stated without '" + prefix + "'",
                    "write \"" + text.substring(prefix.length()) + "\"");
        } else if (!text.isEmpty() && text.indexOf('/') < 0 && isIdentity(type, field)) {
            problems.add(
                    word,
                    "the " + field + " of " + type + " is the project and the service, and '" + text + "' is one word",
                    "write \"project/" + text + "\"" + (type.equals("Service") ? ", or compare name" : ""));
        } else if (!known.vocabulary().canSay(name, text)) {
            unknown(type, field, word, known.vocabulary().closed().getOrDefault(name, List.of()));
        } else if (OF_CONTROLS.contains(type)
                && field.equals("control")
                && !known.controls().isEmpty()
                && !known.controls().contains(text)) {
            unknown(type, field, word, known.controls().stream().sorted().toList());
        }
    }

    private static boolean isIdentity(String type, String field) {
        return IDENTITIES.contains(type + "." + field) || field.equals("service") && isOfService(type);
    }

    /** Whether it is a fact about one service, whose field {@code service} is never anything else than its identity. */
    private static boolean isOfService(String type) {
        try {
            return ServiceFact.class.isAssignableFrom(Class.forName(ServiceFact.class.getPackageName() + "." + type));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void unknown(String type, String field, Token word, List<String> words) {
        problems.add(
                word, "the " + field + " of " + type + " is never '" + word.text() + "'", hint(word.text(), words));
    }

    private static String hint(String text, List<String> words) {
        List<String> fixed = words.stream().filter(word -> !word.endsWith(OWN)).toList();
        String near = NearName.hint(text, fixed);
        if (!near.isEmpty()) {
            return near;
        }
        int last = text.lastIndexOf('.') + 1;
        String own = text.substring(0, last) + OWN;
        if (words.contains(own)) {
            return "a key of your own begins with x_, such as " + own.replace("*", text.substring(last));
        }
        return words.size() <= FEW ? "there are " + String.join(", ", words) : "";
    }
}
