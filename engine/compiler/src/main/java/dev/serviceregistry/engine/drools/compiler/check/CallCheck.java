package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Call;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ServiceFact;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what a rule reports: a fact that it named, and a message with as many blanks as values. */
final class CallCheck {

    private static final String BLANK = "{}";

    private static final Pattern FILLED = Pattern.compile("\\{(?:\\$\\w+|[0-9]+|%[a-z])}|\\$\\{(\\w+)}");
    private static final Pattern NAME = Pattern.compile("\\$\\w+");

    private final Problems problems;
    private final FactTypes types;
    private final Scope scope;
    private final Set<String> named;
    private final Vocabulary vocabulary;

    CallCheck(Problems problems, FactTypes types, Scope scope, Set<String> named, Vocabulary vocabulary) {
        this.problems = problems;
        this.types = types;
        this.scope = scope;
        this.named = named;
        this.vocabulary = vocabulary;
    }

    /** Checks the call of a rule. */
    void check(RuleTree rule, Call call) {
        subject(rule, call.subject());
        Scope.Name reported = scope.find(call.subject().text());
        if (call.key() != null && reported != null) {
            key(call.key(), reported.value());
        }
        call.arguments().forEach(this::shown);
        int blanks = 0;
        String message = call.message().text();
        for (int at = message.indexOf(BLANK); at >= 0; at = message.indexOf(BLANK, at + BLANK.length())) {
            blanks++;
        }
        int values = call.arguments().size();
        Matcher filled = FILLED.matcher(message);
        while (filled.find()) {
            // A variable of a file, such as ${VERSION}, may be what the message is about.
            if (filled.group(1) == null || scope.find("$" + filled.group(1)) != null) {
                problems.add(
                        call.message(),
                        "nothing stands within the blanks of a message, as in '" + filled.group() + "'",
                        "write {}, and the value behind the message, such as \"runs {}\", $replicas");
                return;
            }
        }
        Matcher name = NAME.matcher(message);
        while (name.find()) {
            if (scope.find(name.group()) != null) {
                problems.add(
                        call.message(),
                        "the message would show '" + name.group() + "' as it is written",
                        "write {}, and " + name.group() + " behind the message");
                return;
            }
        }
        if (message.isBlank()) {
            problems.add(call.message(), "the message is empty", "say what is wrong with the fact");
        } else if (blanks != values) {
            problems.add(
                    call.message(),
                    "the message has " + count(blanks, "blank") + " and is followed by " + count(values, "value"),
                    "write one {} for each value");
        }
    }

    /** Where nothing is written under the key, the finding would point at the whole, and nobody would see why. */
    private void key(Token key, Value fact) {
        String type = fact.isUnknown() ? "" : fact.type().getSimpleName();
        if (!vocabulary.has(type, key.text())) {
            String near = NearName.hint(key.text(), Set.copyOf(vocabulary.keys().getOrDefault(type, List.of())));
            problems.add(
                    key,
                    type + " has no key '" + key.text() + "' in its files",
                    near.isEmpty() ? "docs/schema.md lists all keys" : near);
        }
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }

    private void subject(RuleTree rule, Token subject) {
        Value value = find(subject);
        if (value.isUnknown()) {
            return;
        }
        if (!Fact.class.isAssignableFrom(value.type())) {
            problems.add(
                    subject,
                    "a fact is reported, and '" + subject.text() + "' is " + value.phrase(),
                    "name the fact itself, such as $service : Service( … )");
            return;
        }
        Token stated = AnnotationCheck.value(rule, "subject");
        Class<?> judged = stated == null ? null : types.fact(stated.text());
        if (stated == null || judged == null) {
            return;
        }
        Class<?> type = value.type();
        boolean related = judged.isAssignableFrom(type) || type.isAssignableFrom(judged);
        boolean strange = isOfService(type) ? !isOfService(judged) : isOfService(judged) && !saysItself(type);
        if (!related && strange) {
            problems.add(
                    stated,
                    "@subject is " + judged.getSimpleName() + ", but the rule reports " + value.phrase(),
                    "write @subject( \"" + type.getSimpleName() + "\" )");
        }
    }

    private static boolean isOfService(Class<?> type) {
        return ServiceFact.class.isAssignableFrom(type);
    }

    /** Whether each fact of the type says on its own what it is about, whatever its type. */
    private static boolean saysItself(Class<?> type) {
        Set<String> parts = new HashSet<>();
        if (type.isRecord()) {
            for (RecordComponent part : type.getRecordComponents()) {
                parts.add(part.getName());
            }
        }
        return parts.contains("subject") || parts.contains("project") && parts.contains("name");
    }

    /** Drools hands over what the first of several alternatives names, and does not look into alternatives within it. */
    private void shown(Token variable) {
        find(variable);
        if (scope.hides(variable.text())) {
            problems.add(
                    variable,
                    "'" + variable.text() + "' is named in alternatives of which the first is several itself",
                    "put one without 'or' and 'forall' first, or write each by itself: "
                            + "( ( A( … ) and B( … ) ) or ( A( … ) and C( … ) ) )");
        }
    }

    private Value find(Token variable) {
        Scope.Name name = scope.find(variable.text());
        if (name != null) {
            return name.value();
        }
        if (!named.contains(variable.text())) {
            String near = scope.hint(variable.text());
            problems.add(
                    variable,
                    "the conditions name nothing '" + variable.text() + "'",
                    near.isEmpty() ? "name it in a condition; what is named within not or exists stays there" : near);
        }
        return Value.UNKNOWN;
    }
}
