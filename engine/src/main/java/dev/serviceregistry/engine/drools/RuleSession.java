package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleFailureException;
import dev.serviceregistry.facts.Amounts;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.LocatedFact;
import dev.serviceregistry.facts.Report;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.facts.TooLargeException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Judges facts by one rule, once, and gathers what it reports. */
final class RuleSession extends DefaultAgendaEventListener implements Report {

    private final RuleDescriptor rule;
    private final List<Violation> violations = new ArrayList<>();
    private @Nullable Match match;

    private RuleSession(RuleDescriptor rule) {
        this.rule = rule;
    }

    /**
     * What a rule reports on these facts.
     *
     * @param network the compiled rule, alone
     * @param rule the rule as its reports name it
     * @param facts the facts; those of a type that the rule does not name are left out
     */
    static List<Violation> judge(RuleNetwork network, RuleDescriptor rule, Iterable<Fact> facts) {
        return judge(network, rule, facts, null);
    }

    /** The same, by a rule that may match so many times and no more. */
    static List<Violation> judge(
            RuleNetwork network, RuleDescriptor rule, Iterable<Fact> facts, @Nullable MatchLimit limit) {
        RuleSession report = new RuleSession(rule);
        KieSession session = network.newSession(report);
        try {
            session.addEventListener(report);
            if (limit != null) {
                session.addEventListener(limit);
            }
            for (Fact fact : facts) {
                if (network.names(fact.getClass())) {
                    session.insert(fact);
                }
            }
            session.fireAllRules();
        } catch (RuntimeException e) {
            throw failure(rule, e, facts);
        } finally {
            session.dispose();
        }
        return report.violations;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        match = event.getMatch();
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        match = null;
    }

    @Override
    public void violation(Fact subject, String message, Object... arguments) {
        Match current = match;
        if (current == null) {
            throw new IllegalStateException("a violation was reported while no rule fired");
        }
        violations.add(new Violation(
                rule, subject.subject(), formatted(message, arguments), evidence(subject, current), subject.source()));
    }

    private static String formatted(String message, @Nullable Object... arguments) {
        StringBuilder text = new StringBuilder(message.length() + 16 * arguments.length);
        int from = 0;
        int used = 0;
        for (int hole = message.indexOf("{}"); hole >= 0; hole = message.indexOf("{}", from)) {
            text.append(message, from, hole);
            if (used < arguments.length) {
                Object argument = arguments[used];
                text.append(argument == null ? ConstraintText.NOTHING : Amounts.shown(argument));
            }
            used++;
            from = hole + 2;
        }
        if (used != arguments.length) {
            throw new IllegalArgumentException(
                    "the message \"" + message + "\" has " + used + " {} for " + arguments.length + " arguments");
        }
        return text.append(message, from, message.length()).toString();
    }

    private static List<Fact> evidence(Fact subject, Match match) {
        Set<Fact> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Fact> evidence = new ArrayList<>();
        add(whole(subject), known, evidence);
        for (Object object : match.getObjects()) {
            addFacts(object, known, evidence);
        }
        for (Fact fact : List.copyOf(evidence)) {
            for (Fact part : fact.parts()) {
                add(part, known, evidence);
            }
        }
        return List.copyOf(evidence);
    }

    /** Adds a matched fact, or the facts that an accumulation gathered. */
    private static void addFacts(Object object, Set<Fact> known, List<Fact> evidence) {
        if (object instanceof Fact fact) {
            add(whole(fact), known, evidence);
        } else if (object instanceof Collection<?> gathered) {
            gathered.forEach(element -> addFacts(element, known, evidence));
        }
    }

    private static void add(Fact fact, Set<Fact> known, List<Fact> evidence) {
        if (known.add(fact)) {
            evidence.add(fact);
        }
    }

    private static Fact whole(Fact fact) {
        return fact instanceof LocatedFact located ? whole(located.fact()) : fact;
    }

    /** What broke down while a rule was judged by, with its name and the first cause. */
    static RuleFailureException failure(RuleDescriptor rule, Exception thrown) {
        return failure(rule, thrown, List.of());
    }

    /** The same among facts one of which may be to blame. */
    static RuleFailureException failure(RuleDescriptor rule, Exception thrown, Iterable<Fact> facts) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        RuntimeException blamed = null;
        if (cause instanceof PatternSyntaxException pattern) {
            blamed = ofCell(pattern, facts);
        } else if (cause instanceof TooLargeException tooLarge) {
            blamed = ofFact(tooLarge, facts);
        }
        String reason = blamed == null ? cause.getMessage() : blamed.getMessage();
        return new RuleFailureException(
                "rule " + rule.id() + " \"" + rule.title() + "\" broke down: " + reason,
                blamed == null ? thrown : blamed);
    }

    /** What grew too large, with the first fact that says a number of which it was reckoned. */
    private static @Nullable ArithmeticException ofFact(TooLargeException tooLarge, Iterable<Fact> facts) {
        for (Fact fact : facts) {
            for (RecordComponent component :
                    fact.getClass().isRecord() ? fact.getClass().getRecordComponents() : new RecordComponent[0]) {
                if (component.getType().isPrimitive()
                        && value(component, fact) instanceof Number number
                        && tooLarge.isOf(number)) {
                    return new ArithmeticException(
                            tooLarge.getMessage() + "; " + fact.source() + " says '" + component.getName() + "' "
                                    + number + ": leave such facts out, by a constraint before it");
                }
            }
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent component, Fact fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** A pattern that cannot be read, with the cell of a decision table that says it. */
    private static IllegalArgumentException ofCell(PatternSyntaxException broken, Iterable<Fact> facts) {
        String place = "";
        for (Fact fact : facts) {
            if (fact instanceof TableEntry cell && cell.text().equals(broken.getPattern())) {
                place = ", which " + cell.source() + " says,";
                break;
            }
        }
        String reason = broken.getDescription();
        return new IllegalArgumentException("'" + broken.getPattern() + "'" + place + " is no regular expression: "
                + Character.toLowerCase(reason.charAt(0)) + reason.substring(1));
    }
}
